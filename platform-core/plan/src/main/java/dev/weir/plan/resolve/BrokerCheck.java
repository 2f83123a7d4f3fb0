package dev.weir.plan.resolve;

import dev.weir.model.BrokerAuth;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerTls;
import dev.weir.model.BrokerType;
import dev.weir.model.Manifest;
import dev.weir.model.Mechanism;
import dev.weir.model.SecretRef;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a Broker can be used, by itself: bounds, fields that contradict each other, Secrets that are not there. */
public final class BrokerCheck {
    private final Manifest<BrokerSpec> broker;
    private final References references;
    private final Findings findings = new Findings();

    private BrokerCheck(Manifest<BrokerSpec> broker, References references) {
        this.broker = broker;
        this.references = references;
    }

    /** All problems of the Broker; nobody is asked whether it can be reached. */
    public static Problems check(Manifest<BrokerSpec> broker, References references) {
        return new BrokerCheck(broker, references).run();
    }

    private Problems run() {
        BrokerSpec spec = broker.spec();
        new SchemaBounds(findings).check("spec", spec);
        if (!findings.contains(Reason.Missing)) {
            ports(spec);
            onlyRabbit(spec);
            auth(spec);
            tls(spec.tls());
        }
        return findings.problems();
    }

    private void ports(BrokerSpec spec) {
        for (int i = 0; i < spec.addresses().size(); i++) {
            String address = spec.addresses().get(i);
            String port = address.substring(address.lastIndexOf(':') + 1);
            if (port.matches("[0-9]{1,5}") && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535)) {
                findings.add(
                        "spec.addresses[" + i + "]",
                        Reason.OutOfRange,
                        "addresses[" + i + "] is '" + address + "'; write a port from 1 to 65535");
            }
        }
    }

    private void onlyRabbit(BrokerSpec spec) {
        if (spec.type() == BrokerType.Kafka) {
            onlyRabbit("virtualHost", spec.virtualHost());
            onlyRabbit("management", spec.management());
        }
    }

    private void onlyRabbit(String field, @Nullable String value) {
        if (value != null) {
            findings.add(
                    "spec." + field,
                    Reason.WrongBrokerType,
                    field + " is '" + value + "', which only RabbitMQ has; remove it or write type: rabbitmq");
        }
    }

    private void auth(BrokerSpec spec) {
        BrokerAuth auth = spec.auth();
        if (auth == null) {
            return;
        }
        if (spec.type() == BrokerType.RabbitMq && auth.mechanism() != Mechanism.Plain) {
            findings.add(
                    "spec.auth.mechanism",
                    Reason.WrongBrokerType,
                    "mechanism is " + auth.mechanism().text() + ", which only Kafka has; write PLAIN or leave it out");
        }
        String secret = auth.secret().name();
        secret("spec.auth.secret", secret, BrokerAuth.USERNAME);
        secret("spec.auth.secret", secret, BrokerAuth.PASSWORD);
    }

    private void tls(@Nullable BrokerTls tls) {
        if (tls == null || !tls.enabled()) {
            return;
        }
        if ((tls.certificate() == null) != (tls.key() == null)) {
            String missing = tls.key() == null ? "key" : "certificate";
            findings.add(
                    "spec.tls." + missing,
                    Reason.Contradiction,
                    missing + " is missing; a client certificate needs both certificate and key");
        }
        secret("spec.tls.ca", tls.ca());
        secret("spec.tls.certificate", tls.certificate());
        secret("spec.tls.key", tls.key());
    }

    private void secret(String path, @Nullable SecretRef ref) {
        if (ref != null) {
            secret(path, ref.name(), ref.key());
        }
    }

    private void secret(String path, String name, String key) {
        String namespace = broker.metadata().namespace();
        Optional<Set<String>> keys = references.secretKeys(namespace, name);
        if (keys.isEmpty()) {
            findings.add(
                    path + ".name",
                    Reason.SecretNotFound,
                    "Secret '" + name + "' does not exist in namespace '" + namespace + "'");
        } else if (!keys.get().contains(key)) {
            findings.add(
                    path + ".key",
                    Reason.SecretKeyNotFound,
                    "Secret '" + name + "' has no key '" + key + "'" + Spelling.hint(key, keys.get()));
        }
    }
}
