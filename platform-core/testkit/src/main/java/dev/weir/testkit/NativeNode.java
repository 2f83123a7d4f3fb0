package dev.weir.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server as a child process of the test's JVM. */
final class NativeNode implements ServerNode {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final ServerFolder folder;
    private final Supplier<ProcessBuilder> command;
    private final BooleanSupplier serves;
    private @Nullable ChildProcess process;

    /** @param serves asked after each start until it says that clients are served */
    NativeNode(ServerFolder folder, Supplier<ProcessBuilder> command, BooleanSupplier serves) {
        this.folder = folder;
        this.command = command;
        this.serves = serves;
    }

    @Override
    public synchronized void start() {
        if (process != null && process.alive()) {
            resume();
            return;
        }
        process = ChildProcess.start(command.get(), folder.log());
        awaitServing(process);
    }

    private void awaitServing(ChildProcess started) {
        Deadline deadline = Deadline.in(START);
        while (!serves.getAsBoolean()) {
            if (!started.alive() || deadline.passed()) {
                String why = started.alive() ? "does not serve after " + START.toSeconds() + " s" : "ended at once";
                started.kill();
                throw new IllegalStateException(
                        "the server of " + folder.path() + " " + why + "; its log ends with\n" + started.lastLines());
            }
            deadline.pause();
        }
    }

    @Override
    public synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public synchronized void stop() {
        if (process != null && process.alive()) {
            process.signal("CONT");
            process.stop(STOP);
        }
    }

    @Override
    public synchronized void pause() {
        running().signal("STOP");
    }

    @Override
    public synchronized void resume() {
        running().signal("CONT");
    }

    @Override
    public synchronized void close() {
        kill();
        folder.deleteAllButLog();
    }

    private ChildProcess running() {
        if (process == null || !process.alive()) {
            throw new IllegalStateException("the server of " + folder.path() + " is not running; call start() first");
        }
        return process;
    }
}
