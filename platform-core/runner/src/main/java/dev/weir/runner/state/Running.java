package dev.weir.runner.state;

import dev.weir.wire.Delays;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run has written down for others: for commands in another terminal, and for the next run, which waits for what a
 * killed one left behind.
 *
 * @param pid the process of the run
 * @param kafkaPid the embedded broker's; 0 without one
 * @param integrations what runs
 * @param left inputs that were read in an earlier run and that nobody reads now
 */
public record Running(long pid, long kafkaPid, List<Integration> integrations, List<Left> left) {
    public Running {
        integrations = List.copyOf(integrations);
        // written by a version that did not know it
        left = List.copyOf(Objects.requireNonNullElse(left, List.of()));
    }

    /**
     * An input that nobody reads any more.
     *
     * @param integration that read it, as people write its name
     */
    public record Left(String integration, Side input) {}

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

        Integration reading(Side other) {
            return new Integration(name, connector, folder, processes, listens, other, output);
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

        /** Whether both are the same place on the same broker. */
        public boolean isSamePlaceAs(Side other) {
            return broker.equals(other.broker)
                    && destination.equals(other.destination)
                    && Objects.equals(group, other.group)
                    && Objects.equals(queue, other.queue);
        }

        /** The same side with the tiers of an earlier one too: what waits there still belongs to it. */
        Side withTiersOf(Side earlier) {
            var all = new LinkedHashSet<>(tiers);
            all.addAll(earlier.tiers);
            return new Side(broker, destination, group, queue, List.copyOf(all), retention);
        }

        /** How long the broker keeps dead letters; null for ever. */
        public @Nullable Duration keepsLetters() {
            return retention == null ? null : Delays.parse(retention);
        }
    }

    /** This run, which knows what the last one read: retry tiers of an earlier policy, and inputs that nobody reads now. */
    public Running after(Running last) {
        List<Integration> knowing = integrations.stream()
                .map(it -> it.input() == null ? it : it.reading(last.tiersFor(it.input())))
                .toList();
        Stream<Left> read = last.integrations.stream()
                .flatMap(it -> Stream.ofNullable(it.input()).map(input -> new Left(it.shortName(), input)));
        List<Left> unread = Stream.concat(last.left.stream(), read)
                .filter(it -> knowing.stream()
                        .map(Integration::input)
                        .filter(Objects::nonNull)
                        .noneMatch(it.input()::isSamePlaceAs))
                .distinct()
                .toList();
        return new Running(pid, kafkaPid, knowing, unread);
    }

    private Side tiersFor(Side input) {
        return Stream.concat(
                        integrations.stream().map(Integration::input),
                        left.stream().map(Left::input))
                .filter(Objects::nonNull)
                .filter(input::isSamePlaceAs)
                .reduce(input, Side::withTiersOf);
    }

    /** The Integration that a person means. */
    public Optional<Integration> integration(String written) {
        return integrations.stream().filter(it -> it.isCalled(written)).findFirst();
    }
}
