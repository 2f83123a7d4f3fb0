package dev.weir.operator.report;

import dev.weir.operator.kind.Condition;
import dev.weir.operator.kind.Condition.Truth;
import dev.weir.operator.secret.Digest;
import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.ConditionSet;
import dev.weir.operator.status.ConditionType;
import dev.weir.operator.status.FieldManager;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.EventSourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one event when the condition Ready gets another status or reason. */
public final class Announcer {
    private static final Logger LOGGER = LoggerFactory.getLogger(Announcer.class);
    private static final int MESSAGE_LENGTH = 1024;

    private final KubernetesClient client;
    private final Clock clock;

    public Announcer(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Compares the conditions of a resource in a namespace and says what is new. An event that cannot be written is logged, and nothing more. */
    public void announce(HasMetadata subject, List<Condition> before, List<Condition> now) {
        Optional<Condition> ready = ConditionSet.find(now, ConditionType.Ready);
        if (ready.isPresent() && isNews(ConditionSet.find(before, ConditionType.Ready), ready.get())) {
            LOGGER.atInfo()
                    .addKeyValue("kind", subject.getKind())
                    .addKeyValue("namespace", subject.getMetadata().getNamespace())
                    .addKeyValue("name", subject.getMetadata().getName())
                    .addKeyValue("generation", subject.getMetadata().getGeneration())
                    .addKeyValue("ready", ready.get().status())
                    .log(ready.get().reason());
            write(subject, ready.get());
        }
    }

    private static boolean isNews(Optional<Condition> before, Condition now) {
        boolean same = before.filter(
                        it -> it.status() == now.status() && it.reason().equals(now.reason()))
                .isPresent();
        return !same && !now.reason().equals(ConditionReason.RolloutInProgress.name());
    }

    private void write(HasMetadata subject, Condition ready) {
        String namespace =
                Optional.ofNullable(subject.getMetadata().getNamespace()).orElse("default");
        Event event = event(subject, namespace, ready);
        try {
            client.v1().events().inNamespace(namespace).resource(event).create();
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                LOGGER.atWarn()
                        .addKeyValue("namespace", namespace)
                        .addKeyValue("name", subject.getMetadata().getName())
                        .addKeyValue("reason", refused.getMessage())
                        .log("event not written");
            }
        }
    }

    private Event event(HasMetadata subject, String namespace, Condition ready) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withName(name(subject, ready))
                .withNamespace(namespace)
                .endMetadata()
                .withInvolvedObject(reference(subject))
                .withType(ready.status() == Truth.True ? "Normal" : "Warning")
                .withReason(ready.reason())
                .withMessage(shortened(ready.message()))
                .withSource(new EventSourceBuilder()
                        .withComponent(FieldManager.NAME)
                        .build())
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .build();
    }

    /** The same when the same is tried twice, so that it is said once. */
    private static String name(HasMetadata subject, Condition ready) {
        ObjectMeta metadata = subject.getMetadata();
        String identity = metadata.getUid() + metadata.getResourceVersion() + ready.reason();
        return metadata.getName() + "." + Digest.of(identity).substring(0, 16);
    }

    private static ObjectReference reference(HasMetadata subject) {
        return new ObjectReferenceBuilder()
                .withApiVersion(subject.getApiVersion())
                .withKind(subject.getKind())
                .withName(subject.getMetadata().getName())
                .withNamespace(subject.getMetadata().getNamespace())
                .withUid(subject.getMetadata().getUid())
                .build();
    }

    private static String shortened(String message) {
        return message.length() <= MESSAGE_LENGTH ? message : message.substring(0, MESSAGE_LENGTH - 1) + "…";
    }
}
