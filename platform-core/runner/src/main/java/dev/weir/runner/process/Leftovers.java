package dev.weir.runner.process;

import dev.weir.runner.state.Running;
import dev.weir.runner.state.StateFolder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Processes of a run that was killed: they drain by themselves, and the next run waits for it. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Leftovers() {}

    /** Waits until nothing of the last run is left, the connectors first; ends what takes too long. */
    static void await(StateFolder state, Consumer<String> notes) {
        state.lastRun().ifPresent(last -> {
            List<ProcessHandle> connectors = alive(
                    state,
                    last.integrations().stream()
                            .map(Running.Integration::processes)
                            .flatMapToLong(it -> it.values().stream().mapToLong(Long::longValue)));
            List<ProcessHandle> kafka = alive(state, LongStream.of(last.kafkaPid()));
            if (!connectors.isEmpty()) {
                notes.accept(
                        "waiting for " + connectors.size() + " connectors of the last run, which was killed, to drain");
            }
            connectors.forEach(Leftovers::await);
            kafka.forEach(ProcessHandle::destroy);
            kafka.forEach(Leftovers::await);
        });
    }

    /** Those that still run and are ours: a process id may have been given to somebody else. */
    private static List<ProcessHandle> alive(StateFolder state, LongStream pids) {
        return pids.mapToObj(ProcessHandle::of)
                .flatMap(it -> it.stream())
                .filter(it -> it.info()
                        .commandLine()
                        .filter(line -> line.contains(state.path().toString()))
                        .isPresent())
                .toList();
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            process.destroyForcibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("waiting for a process to end cannot fail", impossible);
        }
    }
}
