package dev.weir.runner.dev;

import dev.weir.runner.live.LiveView;
import dev.weir.runner.live.Row;
import dev.weir.runner.live.Subject;
import dev.weir.runner.live.Summary;
import dev.weir.runner.live.Watch;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.process.LocalSystem;
import dev.weir.runner.state.Running;
import dev.weir.runner.state.StateFolder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A system from its start to its end, watched all the time. */
public final class Session {
    private static final Duration READY = Duration.ofMinutes(3);
    private static final Duration SETTLE = Duration.ofSeconds(60);
    /** At a stop that was asked for, only what is in flight is waited for. */
    private static final Duration SETTLE_WHEN_STOPPED = Duration.ofSeconds(3);

    private static final Duration TICK = Duration.ofSeconds(1);

    private final LocalSystem system;
    private final StateFolder state;
    private final Terminal terminal;
    private final StopRequest stop = StopRequest.ofProcess();
    private final Optional<Feed> feed;
    private int restarts;

    private Session(LocalSystem system, StateFolder state, Terminal terminal, Optional<Feed> feed) {
        this.system = system;
        this.state = state;
        this.terminal = terminal;
        this.feed = feed;
    }

    /**
     * Runs a prepared system until a stop is asked for, or for some time, and drains it.
     *
     * @param feed posts messages while it runs
     * @param time how long; empty until a stop is asked for
     * @return exit code: a problem when messages are not accounted for
     */
    public static int run(
            LocalSystem system, StateFolder state, Terminal terminal, Optional<Feed> feed, Optional<Duration> time) {
        var session = new Session(system, state, terminal, feed);
        try (system;
                var watch = new Watch(subjects(system, state), state)) {
            return session.run(watch, time);
        } finally {
            session.stop.finished();
        }
    }

    private static List<Subject> subjects(LocalSystem system, StateFolder state) {
        Running running = state.lastRun().orElseThrow();
        return system.members().stream().map(it -> Subject.of(it, running)).toList();
    }

    private int run(Watch watch, Optional<Duration> time) {
        List<Row> start = watch.look();
        state.forgetDiscards();
        system.launch();
        awaitReady(watch);
        feed.ifPresent(Feed::start);
        watch(watch, time);
        feed.ifPresent(Feed::close);
        List<Row> end = settle(watch);
        terminal.endPicture();
        feed.ifPresent(it -> terminal.result(it.line()));
        Summary summary = Summary.of(system, start, end, state.discards());
        summary.lines().forEach(terminal::result);
        return summary.holds() ? Exit.DONE : Exit.PROBLEM;
    }

    private void awaitReady(Watch watch) {
        long begin = System.nanoTime();
        while (!watch.isReady()) {
            if (System.nanoTime() - begin > READY.toNanos()) {
                terminal.note("not every connector is ready after " + READY.toSeconds() + " s; going on");
                return;
            }
            if (stop.within(Duration.ofMillis(200))) {
                return;
            }
        }
        terminal.note(
                String.format(Locale.ROOT, "all connectors are ready after %.1f s", (System.nanoTime() - begin) / 1e9));
    }

    private void watch(Watch watch, Optional<Duration> time) {
        long begin = System.nanoTime();
        var view = new LiveView(terminal);
        while (time.isEmpty() || System.nanoTime() - begin < time.get().toNanos()) {
            view.show(look(watch), below());
            if (stop.within(TICK)) {
                return;
            }
        }
    }

    private String below() {
        return feed.map(Feed::line).orElse("") + "  Ctrl-C ends";
    }

    private List<Row> look(Watch watch) {
        List<Row> rows = watch.look();
        int now = rows.stream().mapToInt(Row::restarts).sum();
        if (now != restarts) {
            restarts = now;
            system.writeDown();
        }
        return rows;
    }

    /** Waits until nothing is on its way, and shows it meanwhile; not long once a stop is asked for. */
    private List<Row> settle(Watch watch) {
        long begin = System.nanoTime();
        var view = new LiveView(terminal);
        List<Row> rows = look(watch);
        while (!rows.stream().allMatch(Row::isSettled)) {
            view.show(rows, "waiting until nothing is on its way");
            Duration patience = stop.isAsked() ? SETTLE_WHEN_STOPPED : SETTLE;
            if (System.nanoTime() - begin > patience.toNanos()) {
                break;
            }
            StopRequest.pause(Duration.ofMillis(500));
            rows = look(watch);
        }
        return look(watch);
    }
}
