package dev.weir.plan.resolve;

import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerType;
import dev.weir.model.InputSpec;
import dev.weir.model.OutputSpec;
import dev.weir.plan.resolve.Candidate.Side;
import dev.weir.wire.PhysicalNames;
import dev.weir.wire.RetrySchedule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name on a broker that an Integration uses, and what for.
 *
 * @param space names of different spaces never meet
 * @param reader what is read by whom and the way out, as it stands in a message; empty when the name is nobody's own
 * @param path field of the Integration that the name comes from
 */
record Claim(BrokerSpec broker, Space space, String name, String purpose, String reader, String path) {
    private static final String WORK_QUEUE = "work queue";

    enum Space {
        Topic,
        Exchange,
        Queue
    }

    /** Every name the Integration uses; none on a Broker that is not known. */
    static List<Claim> of(Candidate candidate) {
        var claims = new ArrayList<Claim>();
        Side<InputSpec> input = candidate.input();
        PhysicalNames names = candidate.names();
        if (input != null && names != null && input.broker() != null) {
            claims.addAll(input(input, input.broker(), names, candidate.schedule()));
        }
        Side<OutputSpec> output = candidate.output();
        if (output != null && output.broker() != null) {
            claims.addAll(output(output.endpoint(), output.broker()));
        }
        return claims;
    }

    private static List<Claim> input(
            Side<InputSpec> side, BrokerSpec broker, PhysicalNames names, @Nullable RetrySchedule schedule) {
        boolean kafka = broker.type() == BrokerType.Kafka;
        Space space = kafka ? Space.Topic : Space.Queue;
        var claims = new ArrayList<Claim>();
        String queue = side.endpoint().queue();
        if (queue == null) {
            claims.add(destination(broker, names.destination(), "spec.input.destination"));
        }
        if (!kafka) {
            claims.add(
                    queue == null
                            ? own(broker, space, names.workQueue(), WORK_QUEUE, names)
                            : new Claim(
                                    broker, space, queue, "queue '" + queue + "'", queue(queue), "spec.input.queue"));
        }
        if (schedule != null) {
            schedule.tiers().forEach(it -> claims.add(own(broker, space, names.tier(it), "retry queue", names)));
        }
        claims.add(own(broker, space, names.inbox(), "inbox", names));
        claims.add(own(broker, space, names.deadLetters(), "dead letters", names));
        return claims;
    }

    private static List<Claim> output(OutputSpec output, BrokerSpec broker) {
        var claims = new ArrayList<Claim>();
        claims.add(destination(broker, output.destination(), "spec.output.destination"));
        if (broker.type() == BrokerType.RabbitMq) {
            for (int i = 0; i < output.groups().size(); i++) {
                var names =
                        new PhysicalNames(output.destination(), output.groups().get(i));
                String purpose = purpose(WORK_QUEUE, names);
                String path = "spec.output.groups[" + i + "]";
                claims.add(new Claim(broker, Space.Queue, names.workQueue(), purpose, "", path));
            }
        }
        return claims;
    }

    private static Claim destination(BrokerSpec broker, String name, String path) {
        Space space = broker.type() == BrokerType.Kafka ? Space.Topic : Space.Exchange;
        return new Claim(broker, space, name, "destination", "", path);
    }

    private static Claim own(BrokerSpec broker, Space space, String name, String what, PhysicalNames names) {
        String reader =
                "'" + names.destination() + "' as group '" + names.group() + "'; give one of the two another group";
        return new Claim(broker, space, name, purpose(what, names), reader, "spec.input.group");
    }

    private static String purpose(String what, PhysicalNames names) {
        return what + " of group '" + names.group() + "' of '" + names.destination() + "'";
    }

    private static String queue(String name) {
        return "queue '" + name + "'; let one Integration read it";
    }

    /** Whether both names are one name on a broker and may not be: two purposes, or two readers of one thing. */
    boolean clashesWith(Claim other) {
        boolean same = space == other.space && normal().equals(other.normal());
        return same && !(isSameAs(other) && (reader.isEmpty() || other.reader.isEmpty()));
    }

    /** Whether both stand for one and the same thing. */
    boolean isSameAs(Claim other) {
        return name.equals(other.name) && purpose.equals(other.purpose);
    }

    /** What is wrong with two claims that clash. */
    String clash(Claim other, String whose) {
        if (name.equals(other.name)) {
            return "'" + name + "' would be the " + purpose + " and the " + other.purpose + whose
                    + "; choose another name";
        }
        return "'" + name + "', the " + purpose + ", and '" + other.name + "', the " + other.purpose + whose
                + ", differ only in . and _, which Kafka takes for one; choose another name";
    }

    /** Kafka's metrics turn dots into underscores, so it refuses topics that differ in nothing else. */
    private String normal() {
        return space == Space.Topic ? name.replace('.', '_') : name;
    }
}
