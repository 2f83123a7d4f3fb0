package dev.weir.testkit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server as a child process of the test's JVM. */
final class NativeNode implements ServerNode {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofMinutes(2);

    private final ServerFolder folder;
    private final Launch launch;
    private @Nullable ChildProcess process;
    private boolean paused;

    NativeNode(ServerFolder folder, Launch launch) {
        this.folder = folder;
        this.launch = launch;
    }

    @Override
    public synchronized void start() {
        if (process != null && process.alive()) {
            resume();
            return;
        }
        process = ChildProcess.start(launch.command(), folder.log());
        awaitServing(process);
    }

    private void awaitServing(ChildProcess started) {
        Deadline deadline = Deadline.in(START);
        while (!launch.serves()) {
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
        if (process != null && process.alive()) {
            if (!paused) {
                launch.flush();
            }
            process.kill();
            paused = false;
        }
    }

    @Override
    public synchronized void stop() {
        if (process != null && process.alive()) {
            resume();
            process.stop(STOP);
        }
    }

    @Override
    public synchronized void pause() {
        running().signal("STOP");
        paused = true;
    }

    @Override
    public synchronized void resume() {
        running().signal("CONT");
        paused = false;
    }

    @Override
    public void evaluate(String expression) {
        launch.evaluate(expression);
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.kill();
        }
        folder.deleteAllButLog();
    }

    private ChildProcess running() {
        if (process == null || !process.alive()) {
            throw new IllegalStateException("the server of " + folder.path() + " is not running; call start() first");
        }
        return process;
    }
}
