package dev.weir.plan.resolve;

import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerType;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IdSource;
import dev.weir.model.InputSpec;
import dev.weir.model.OutputSpec;
import dev.weir.model.Role;
import dev.weir.plan.resolve.Candidate.Side;
import org.jspecify.annotations.Nullable;

/** Do connector, sides and Brokers fit together? */
final class ShapeChecks {
    private ShapeChecks() {}

    static void roleFits(Candidate candidate, Findings findings) {
        ConnectorSpec connector = candidate.connector();
        if (connector == null) {
            return;
        }
        String subject = "Connector '" + candidate.spec().connector().name() + "' is a "
                + connector.role().text();
        Role role = connector.role();
        position(findings, candidate.input(), "spec.input", role.reads(), subject + " and reads");
        position(findings, candidate.output(), "spec.output", role.writes(), subject + " and writes");
    }

    private static void position(
            Findings findings, @Nullable Side<?> side, String path, boolean wanted, String subject) {
        String field = path.substring("spec.".length());
        if (wanted && side == null) {
            findings.add(path, Reason.RoleMismatch, subject + "; write " + field + ": {destination: …}");
        } else if (!wanted && side != null) {
            findings.add(path, Reason.RoleMismatch, subject + " nothing; remove " + field);
        }
    }

    static void inputNamesSomething(Candidate candidate, Findings findings) {
        Side<InputSpec> input = candidate.input();
        if (input != null && candidate.names() == null) {
            findings.add(
                    "spec.input.destination",
                    Reason.Missing,
                    "destination is missing; name the topic or exchange to read, or on RabbitMQ a queue");
        }
    }

    static void fieldsFitTheBroker(Candidate candidate, Findings findings) {
        Side<InputSpec> input = candidate.input();
        if (input == null || !input.isOn(BrokerType.Kafka)) {
            return;
        }
        String broker = "Broker '" + input.brokerName() + "' is kafka; ";
        String queue = input.endpoint().queue();
        if (queue != null) {
            findings.add(
                    "spec.input.queue",
                    Reason.WrongBrokerType,
                    "queue is '" + queue + "', which only RabbitMQ has, and " + broker + "name a destination instead");
        }
        if (input.endpoint().id() == IdSource.MessageId) {
            findings.add(
                    "spec.input.id",
                    Reason.WrongBrokerType,
                    "id is MessageId, which only RabbitMQ has, and " + broker + "write Header or leave it out");
        }
    }

    static void oneBrokerOfEachType(Candidate candidate, Findings findings) {
        Side<InputSpec> input = candidate.input();
        Side<OutputSpec> output = candidate.output();
        BrokerSpec from = input == null ? null : input.broker();
        BrokerSpec to = output == null ? null : output.broker();
        if (input == null || output == null || from == null || to == null) {
            return;
        }
        if (from.type() == to.type() && !String.valueOf(input.brokerName()).equals(output.brokerName())) {
            findings.add(
                    output.brokerPath(),
                    Reason.TwoBrokersOfOneType,
                    "input is on Broker '" + input.brokerName() + "' and output on Broker '" + output.brokerName()
                            + "', both " + from.type().text() + "; a process has one connection to each type of"
                            + " broker, so use one Broker for both sides or bridge with a second Integration");
        }
        if (from.type() != to.type() && from.topology() != to.topology()) {
            findings.add(
                    output.brokerPath(),
                    Reason.TopologyModesDiffer,
                    "Broker '" + input.brokerName() + "' says topology: " + from.topology() + " and Broker '"
                            + output.brokerName() + "' says " + to.topology()
                            + "; a process does one of them, so let both say the same");
        }
    }

    static void outputIsNotTheInput(Candidate candidate, Findings findings) {
        Side<InputSpec> input = candidate.input();
        Side<OutputSpec> output = candidate.output();
        if (input == null
                || output == null
                || !String.valueOf(input.brokerName()).equals(output.brokerName())) {
            return;
        }
        String destination = output.endpoint().destination();
        if (destination.equals(input.endpoint().destination())) {
            findings.add(
                    "spec.output.destination",
                    Reason.Loop,
                    "destination is '" + destination + "', which is also the input: every message would come back;"
                            + " write to another destination");
        }
    }
}
