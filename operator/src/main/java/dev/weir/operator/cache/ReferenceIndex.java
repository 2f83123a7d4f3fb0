package dev.weir.operator.cache;

import dev.weir.model.BrokerRef;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerTls;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.SecretRef;
import dev.weir.operator.kind.Broker;
import dev.weir.operator.kind.Integration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a resource names, as keys that begin with the kind: a Broker and a Secret may have the same name. */
final class ReferenceIndex {
    private ReferenceIndex() {}

    static String broker(String namespace, String name) {
        return "Broker " + namespace + "/" + name;
    }

    static String connector(String name) {
        return "Connector " + name;
    }

    static String secret(String namespace, String name) {
        return "Secret " + namespace + "/" + name;
    }

    /** Everything an Integration names itself; what its Brokers name is {@link #secrets}. */
    static List<String> of(Integration integration) {
        IntegrationSpec spec = integration.getSpec();
        String namespace = integration.getMetadata().getNamespace();
        if (spec == null) {
            return List.of();
        }
        Stream<String> connector = Stream.ofNullable(spec.connector()).map(it -> connector(it.name()));
        Stream<String> brokers = Stream.of(
                        Optional.ofNullable(spec.broker()),
                        Optional.ofNullable(spec.input()).map(it -> it.broker()),
                        Optional.ofNullable(spec.output()).map(it -> it.broker()))
                .flatMap(Optional::stream)
                .map(BrokerRef::name)
                .map(it -> broker(namespace, it));
        Stream<String> secrets = spec.configFrom().stream()
                .map(it -> secret(namespace, it.secret().name()));
        return Stream.of(connector, brokers, secrets)
                .flatMap(it -> it)
                .distinct()
                .toList();
    }

    /** The Secrets a Broker names. */
    static List<String> secrets(Broker broker) {
        BrokerSpec spec = broker.getSpec();
        String namespace = broker.getMetadata().getNamespace();
        if (spec == null) {
            return List.of();
        }
        Stream<String> login =
                Stream.ofNullable(spec.auth()).map(it -> it.secret().name());
        BrokerTls tls = spec.tls();
        Stream<String> certificates = tls == null
                ? Stream.of()
                : Stream.of(tls.ca(), tls.certificate(), tls.key())
                        .filter(Objects::nonNull)
                        .map(SecretRef::name);
        return Stream.concat(login, certificates)
                .distinct()
                .map(it -> secret(namespace, it))
                .toList();
    }
}
