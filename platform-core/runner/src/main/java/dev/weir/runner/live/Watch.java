package dev.weir.runner.live;

import dev.weir.model.State;
import dev.weir.runner.broker.BrokerFiles;
import dev.weir.runner.live.ConnectorState.Counts;
import dev.weir.runner.live.Subject.Life;
import dev.weir.runner.state.Running;
import dev.weir.runner.state.StateFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at a running system once in a while. */
public final class Watch implements AutoCloseable {
    private final Probe probe = new Probe();
    private final List<Eye> eyes;

    /** On these Integrations, with the Brokers that the state folder keeps. */
    public Watch(List<Subject> subjects, StateFolder state) {
        this.eyes = subjects.stream().map(it -> new Eye(it, state)).toList();
    }

    /** Whether every process is ready: its input runs and its output can be reached. */
    public boolean isReady() {
        return eyes.stream().flatMap(it -> it.subject.lives().get().stream()).allMatch(it -> probe.isReady(it.port()));
    }

    /** All Integrations as they are now; rates are those since the last look. */
    public List<Row> look() {
        return eyes.stream().map(Eye::look).toList();
    }

    /** What lies where an earlier run read and nobody reads now; places that hold nothing are left out. */
    public static List<Row> leftBehind(Running running, StateFolder state) {
        return running.left().stream()
                .flatMap(left -> {
                    try (var gauge = new Depth.Gauge(
                            left.input(), BrokerFiles.read(state, left.input().broker()))) {
                        Depth depth = gauge.measure();
                        return depth.isAny() ? Stream.of(Row.leftBehind(left, depth)) : Stream.empty();
                    }
                })
                .toList();
    }

    @Override
    public void close() {
        eyes.forEach(it -> it.gauge.ifPresent(Depth.Gauge::close));
    }

    private final class Eye {
        private final Subject subject;
        private final Optional<Depth.Gauge> gauge;
        private final Tally tally = new Tally();
        private Counts before = Counts.NONE;
        private long since = System.nanoTime();

        Eye(Subject subject, StateFolder state) {
            this.subject = subject;
            this.gauge = Optional.ofNullable(subject.input())
                    .map(it -> new Depth.Gauge(it, BrokerFiles.read(state, it.broker())));
        }

        Row look() {
            List<Life> lives = subject.lives().get();
            List<ConnectorState> states = ask(lives);
            Counts now = tally.total();
            long time = System.nanoTime();
            double seconds = Math.max(0.001, (time - since) / 1e9);
            var row = new Row(
                    subject.name(),
                    state(lives, states),
                    trouble(states),
                    now,
                    Math.max(0, now.in() - before.in()) / seconds,
                    Math.max(0, now.out() - before.out()) / seconds,
                    gauge.map(Depth.Gauge::measure).orElse(Depth.NONE),
                    states.stream().mapToLong(ConnectorState::lag).max().orElse(-1),
                    states.stream().mapToInt(ConnectorState::inFlight).sum(),
                    lives.stream().mapToInt(Life::restarts).sum());
            before = now;
            since = time;
            return row;
        }

        private List<ConnectorState> ask(List<Life> lives) {
            var states = new ArrayList<ConnectorState>();
            for (Life life : lives) {
                probe.state(life.port()).ifPresent(it -> {
                    tally.seen(life.port(), life.restarts(), it.counts());
                    states.add(it);
                });
            }
            return states;
        }

        private static @Nullable String trouble(List<ConnectorState> states) {
            return states.stream()
                    .map(ConnectorState::trouble)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        private static String state(List<Life> lives, List<ConnectorState> states) {
            if (lives.isEmpty()) {
                return State.Stopped.name();
            }
            if (states.isEmpty()) {
                return lives.stream().anyMatch(Life::alive) ? "Starting" : "Down";
            }
            return states.getFirst().state();
        }
    }
}
