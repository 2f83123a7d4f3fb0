package dev.weir.plan.resolve;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorRef;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.Manifest;
import dev.weir.model.Metadata;
import dev.weir.plan.resolve.Candidate.Side;
import java.util.stream.Collectors;

/** Is everything there that the Integration names? */
final class ReferenceChecks {
    private ReferenceChecks() {}

    static void connectorExists(Candidate candidate, Findings findings) {
        ConnectorRef ref = candidate.spec().connector();
        ConnectorSpec connector = candidate.connector();
        if (connector == null) {
            findings.add(
                    "spec.connector.name",
                    Reason.ConnectorNotFound,
                    "Connector '" + ref.name() + "' does not exist"
                            + Spelling.hint(ref.name(), candidate.references().connectors()));
            return;
        }
        String wanted = ref.version();
        if (wanted != null && !wanted.equals(connector.version())) {
            findings.add(
                    "spec.connector.version",
                    Reason.ConnectorVersionNotFound,
                    "Connector '" + ref.name() + "' is there in version '" + connector.version() + "', not in '"
                            + wanted + "'; ask for the one that is there or leave version out");
        }
        Problems problems = ConnectorCheck.check(
                Manifest.connector(Metadata.of(candidate.namespace(), ref.name()), connector), candidate.options());
        unusable("spec.connector.name", Reason.ConnectorUnusable, "Connector '" + ref.name() + "'", problems, findings);
    }

    static void brokersExist(Candidate candidate, Findings findings) {
        candidate.sides().forEach(side -> brokerExists(candidate, side, findings));
    }

    private static void brokerExists(Candidate candidate, Side<?> side, Findings findings) {
        String name = side.brokerName();
        BrokerSpec broker = side.broker();
        if (name == null) {
            findings.add(
                    side.brokerPath(),
                    Reason.Missing,
                    "no Broker is named for " + side.path() + "; write broker: {name: …} here or in the side itself");
        } else if (broker == null) {
            findings.add(
                    side.brokerPath(),
                    Reason.BrokerNotFound,
                    "Broker '" + name + "' does not exist in namespace '" + candidate.namespace() + "'"
                            + Spelling.hint(name, candidate.references().brokers(candidate.namespace())));
        } else {
            Problems problems = BrokerCheck.check(
                    Manifest.broker(Metadata.of(candidate.namespace(), name), broker), candidate.references());
            unusable(side.brokerPath(), Reason.BrokerUnusable, "Broker '" + name + "'", problems, findings);
        }
    }

    private static void unusable(String path, Reason reason, String subject, Problems problems, Findings findings) {
        if (!problems.isEmpty()) {
            String all =
                    problems.stream().map(it -> it.path() + ": " + it.message()).collect(Collectors.joining("; "));
            findings.add(path, reason, subject + " cannot be used: " + all);
        }
    }

    static void configSecretsExist(Candidate candidate, Findings findings) {
        for (int i = 0; i < candidate.spec().configFrom().size(); i++) {
            String secret = candidate.spec().configFrom().get(i).secret().name();
            if (candidate.references().secretKeys(candidate.namespace(), secret).isEmpty()) {
                findings.add(
                        "spec.configFrom[" + i + "].secret.name",
                        Reason.SecretNotFound,
                        "Secret '" + secret + "' does not exist in namespace '" + candidate.namespace() + "'");
            }
        }
    }
}
