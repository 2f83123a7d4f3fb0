package dev.weir.operator.integration;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.plan.resolve.References;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Passes questions on and keeps the answers, so that it can be told later whether they would be the same. */
final class Heard implements References {
    private final References asked;
    private final List<Answer<?>> answers = new ArrayList<>();

    Heard(References asked) {
        this.asked = asked;
    }

    /** One question and what was said to it. */
    record Answer<T>(Function<References, T> question, T said) {
        boolean isStillGivenBy(References references) {
            return question.apply(references).equals(said);
        }
    }

    List<Answer<?>> answers() {
        return List.copyOf(answers);
    }

    private <T> T hear(Function<References, T> question) {
        T said = question.apply(asked);
        answers.add(new Answer<>(question, said));
        return said;
    }

    @Override
    public Optional<BrokerSpec> broker(String namespace, String name) {
        return hear(it -> it.broker(namespace, name));
    }

    @Override
    public Optional<ConnectorSpec> connector(String name) {
        return hear(it -> it.connector(name));
    }

    @Override
    public Optional<Set<String>> secretKeys(String namespace, String name) {
        return hear(it -> it.secretKeys(namespace, name));
    }

    @Override
    public Collection<Manifest<IntegrationSpec>> integrations() {
        return hear(References::integrations);
    }

    @Override
    public Collection<Manifest<IntegrationSpec>> rivals(Manifest<IntegrationSpec> integration) {
        return hear(it -> it.rivals(integration));
    }

    @Override
    public Set<String> brokers(String namespace) {
        return hear(it -> it.brokers(namespace));
    }

    @Override
    public Set<String> connectors() {
        return hear(References::connectors);
    }
}
