package dev.weir.runner.state;

import dev.weir.wire.Delays;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run has written down for others: for commands in another terminal, and for the next run, which waits for what a
 * killed one left behind.
 *
 * @param pid the process of the run
 * @param kafkaPid the embedded broker's; 0 without one
 * @param integrations what runs
 */
public record Running(long pid, long kafkaPid, List<Integration> integrations) {
    public Running {
        integrations = List.copyOf(integrations);
    }

    /**
     * One Integration.
     *
     * @param name {@code namespace/name}
     * @param folder its folder below the state folder
     * @param processes management port to process id, one for each process; {@value #NOT_STARTED} while it is to be started
     * @param listens the connector's own port; 0 when it has none
     */
    public record Integration(
            String name,
            String connector,
            String folder,
            Map<Integer, Long> processes,
            int listens,
            @Nullable Side input,
            @Nullable Side output) {
        public static final long NOT_STARTED = 0;

        public Integration {
            processes = Map.copyOf(processes);
        }

        /** The name as people write it: the default namespace is left out. */
        public String shortName() {
            return name.startsWith("default/") ? name.substring("default/".length()) : name;
        }

        /** Whether a person means this one: by name, or by namespace and name. */
        public boolean isCalled(String written) {
            return name.equals(written) || name.substring(name.indexOf('/') + 1).equals(written);
        }
    }

    /**
     * One side of an Integration.
     *
     * @param broker name of the Broker
     * @param group of an input; null for an output
     * @param queue that an input reads on RabbitMQ; null for an output and on Kafka
     * @param tiers names of retry tiers of an input, and of its inbox
     * @param retention how long dead letters of an input are kept, such as 14d; null for ever
     */
    public record Side(
            String broker,
            String destination,
            @Nullable String group,
            @Nullable String queue,
            List<String> tiers,
            @Nullable String retention) {
        public Side {
            tiers = List.copyOf(tiers);
        }

        /** How long the broker keeps dead letters; null for ever. */
        public @Nullable Duration keepsLetters() {
            return retention == null ? null : Delays.parse(retention);
        }
    }

    /** The Integration that a person means. */
    public Optional<Integration> integration(String written) {
        return integrations.stream().filter(it -> it.isCalled(written)).findFirst();
    }
}
