package dev.weir.testkit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Erlang's port mapper: one for all RabbitMQ nodes of this JVM and, unlike Erlang's own way, gone with it. */
record Epmd(int port) {
    private static @Nullable Epmd running;

    static synchronized Epmd running(RabbitTree tree) {
        if (running == null) {
            running = start(tree);
        }
        return running;
    }

    private static Epmd start(RabbitTree tree) {
        Epmd epmd = new Epmd(FreePorts.next());
        var command = new ProcessBuilder(tree.erlang("epmd").toString());
        command.environment().put("ERL_EPMD_PORT", Integer.toString(epmd.port));
        command.environment().put("ERL_EPMD_ADDRESS", "127.0.0.1");
        ChildProcess process =
                ChildProcess.start(command, ServerFolder.of("epmd").log());
        Deadline deadline = Deadline.in(Duration.ofSeconds(30));
        while (!Probe.accepts(epmd.port)) {
            if (!process.alive() || deadline.passed()) {
                process.kill();
                throw new IllegalStateException("epmd does not answer: " + process.lastLines());
            }
            deadline.pause();
        }
        return epmd;
    }
}
