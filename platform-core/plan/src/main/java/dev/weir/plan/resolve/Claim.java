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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A name on a broker that an Integration uses, and what for.
 *
 * @param space names of different spaces never meet
 * @param group whose name it is; null for what belongs to no group
 * @param exclusive whether the Integration reads what has the name, which nobody else may
 * @param path field of the Integration that the name comes from
 */
record Claim(
        BrokerSpec broker,
        Space space,
        String name,
        What what,
        @Nullable PhysicalNames group,
        boolean exclusive,
        String path) {
    enum Space {
        Topic,
        Exchange,
        Queue
    }

    enum What {
        Destination("destination"),
        ExistingQueue("existing queue"),
        WorkQueue("work queue"),
        Retry("retry queue"),
        Inbox("inbox"),
        Alone("queue of messages handled alone"),
        DeadLetters("dead letters");

        private final String text;

        What(String text) {
            this.text = text;
        }
    }

    /** Every name the Integration uses; none on a Broker that is not known. */
    static List<Claim> of(Candidate candidate) {
        var claims = new ArrayList<Claim>();
        Side<InputSpec> input = candidate.input();
        PhysicalNames names = candidate.names();
        if (input != null && names != null && input.broker() != null) {
            input(claims, input, input.broker(), names, candidate.schedule());
        }
        Side<OutputSpec> output = candidate.output();
        if (output != null && output.broker() != null) {
            output(claims, output.endpoint(), output.broker());
        }
        return claims;
    }

    private static void input(
            List<Claim> claims,
            Side<InputSpec> side,
            BrokerSpec broker,
            PhysicalNames names,
            @Nullable RetrySchedule schedule) {
        String queue = side.endpoint().queue();
        if (queue == null) {
            claims.add(destination(broker, names.destination(), "spec.input.destination"));
        } else {
            claims.add(new Claim(broker, Space.Queue, queue, What.ExistingQueue, null, true, "spec.input.queue"));
        }
        if (queue == null && broker.type() == BrokerType.RabbitMq) {
            claims.add(own(broker, names.workQueue(), What.WorkQueue, names));
        }
        if (schedule != null) {
            schedule.tiers().forEach(it -> claims.add(own(broker, names.tier(it), What.Retry, names)));
        }
        claims.add(own(broker, names.inbox(), What.Inbox, names));
        if (broker.type() == BrokerType.RabbitMq) {
            claims.add(own(broker, names.alone(), What.Alone, names));
        }
        claims.add(own(broker, names.deadLetters(), What.DeadLetters, names));
    }

    private static void output(List<Claim> claims, OutputSpec output, BrokerSpec broker) {
        claims.add(destination(broker, output.destination(), "spec.output.destination"));
        if (broker.type() == BrokerType.RabbitMq) {
            for (int i = 0; i < output.groups().size(); i++) {
                var names =
                        new PhysicalNames(output.destination(), output.groups().get(i));
                String path = "spec.output.groups[" + i + "]";
                claims.add(new Claim(broker, Space.Queue, names.workQueue(), What.WorkQueue, names, false, path));
            }
        }
    }

    private static Claim destination(BrokerSpec broker, String name, String path) {
        Space space = broker.type() == BrokerType.Kafka ? Space.Topic : Space.Exchange;
        return new Claim(broker, space, name, What.Destination, null, false, path);
    }

    private static Claim own(BrokerSpec broker, String name, What what, PhysicalNames names) {
        Space space = broker.type() == BrokerType.Kafka ? Space.Topic : Space.Queue;
        return new Claim(broker, space, name, what, names, true, "spec.input.group");
    }

    /** What two names that are one name on a broker have in common. */
    String onBroker() {
        // Kafka's metrics turn dots into underscores, so it refuses topics that differ in nothing else
        return space + " " + (space == Space.Topic ? name.replace('.', '_') : name);
    }

    /** Whether the one name on the broker may not be both: two purposes, or two readers of one thing. */
    boolean clashesWith(Claim other) {
        return onBroker().equals(other.onBroker()) && !(isSameAs(other) && !(exclusive && other.exclusive));
    }

    /** Whether both stand for one and the same thing. */
    boolean isSameAs(Claim other) {
        return name.equals(other.name) && what == other.what && Objects.equals(group, other.group);
    }

    /** What is read and by whom, and what to do when somebody else does as well. */
    String reader() {
        return group == null
                ? "queue '" + name + "'; let one Integration read it"
                : "'" + group.destination() + "' as group '" + group.group() + "'; give one of the two another group";
    }

    /** What is wrong with two claims that clash. */
    String clash(Claim other, String whose) {
        if (name.equals(other.name)) {
            return "'" + name + "' would be the " + purpose() + " and the " + other.purpose() + whose
                    + "; choose another name";
        }
        return "'" + name + "', the " + purpose() + ", and '" + other.name + "', the " + other.purpose() + whose
                + ", differ only in . and _, which Kafka takes for one; choose another name";
    }

    private String purpose() {
        return group == null
                ? what.text
                : what.text + " of group '" + group.group() + "' of '" + group.destination() + "'";
    }
}
