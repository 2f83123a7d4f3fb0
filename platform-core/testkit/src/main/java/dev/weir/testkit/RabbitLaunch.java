package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs RabbitMQ from an unpacked tree; the child process is the Erlang VM itself, so that a kill means it. */
record RabbitLaunch(RabbitTree tree, ServerFolder folder, RabbitPorts ports) implements Launch {
    private static final String COOKIE = "WEIRTESTKIT";

    static ServerNode node(RabbitPorts ports, Map<String, String> settings, @Nullable Entrance entrance) {
        RabbitTree tree = RabbitTree.fetched();
        ServerFolder folder = ServerFolder.of("rabbitmq");
        Settings all = RabbitSettings.of("127.0.0.1", ports).with(settings);
        if (entrance != null) {
            String files = folder.path().toString();
            all = all.with(RabbitSettings.secured("127.0.0.1", ports, entrance, files));
            folder.write(RabbitSettings.CERTIFICATES, entrance.identity().certificates());
            folder.write(RabbitSettings.KEY, entrance.identity().key());
        }
        folder.write("rabbitmq.conf", all.text());
        folder.write("enabled_plugins", "[rabbitmq_management,rabbitmq_prometheus].\n");
        writeCookie(folder);
        return new NativeNode(folder, new RabbitLaunch(tree, folder, ports));
    }

    @Override
    public ProcessBuilder command() {
        var command = new ProcessBuilder(tree.server().toString())
                .directory(folder.path().toFile());
        Map<String, String> environment = command.environment();
        environment.clear();
        environment.put("PATH", tree.erlang("") + ":/usr/local/bin:/usr/bin:/bin");
        environment.put("HOME", folder.path().toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("OPENSSL_CONF", "/dev/null");
        environment.put("ERL_EPMD_PORT", Integer.toString(Epmd.running(tree).port()));
        environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_NODENAME", "node" + ports.distribution() + "@localhost");
        environment.put("RABBITMQ_DIST_PORT", Integer.toString(ports.distribution()));
        environment.put("RABBITMQ_CONF_ENV_FILE", folder.resolve("none").toString());
        environment.put("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString());
        environment.put(
                "RABBITMQ_ENABLED_PLUGINS_FILE",
                folder.resolve("enabled_plugins").toString());
        environment.put("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString());
        environment.put("RABBITMQ_LOG_BASE", folder.path().toString());
        environment.put("RABBITMQ_LOGS", "-");
        // makes the start script exec Erlang instead of waiting for it
        environment.put("RUNNING_UNDER_SYSTEMD", "true");
        environment.put(
                "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                "-start_epmd false -kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none");
        return command;
    }

    private static void writeCookie(ServerFolder folder) {
        try {
            Path cookie = folder.write(".erlang.cookie", COOKIE);
            Files.setPosixFilePermissions(cookie, PosixFilePermissions.fromString("r--------"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot protect Erlang's cookie", unwritable);
        }
    }

    @Override
    public boolean serves() {
        return RabbitSettings.serves(ports);
    }

    /**
     * RabbitMQ writes the names of new quorum queues to disk up to a second after it confirmed their first messages. A
     * node that dies in that second starts the queue anew, empty.
     */
    @Override
    public void flush() {
        evaluate(RabbitSettings.FLUSH);
    }

    @Override
    public void evaluate(String asked) {
        try {
            Process call = new ProcessBuilder(
                            tree.erlang("erl_call").toString(),
                            "-address",
                            "127.0.0.1:" + ports.distribution(),
                            "-c",
                            COOKIE,
                            "-e")
                    .redirectErrorStream(true)
                    .start();
            try (var expression = call.outputWriter()) {
                expression.write(asked + "\n");
            }
            String answer = new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (call.waitFor() != 0 || !answer.startsWith("{ok,")) {
                throw new IllegalStateException("RabbitMQ did not evaluate " + asked + ": " + answer);
            }
        } catch (IOException cannotCall) {
            throw new UncheckedIOException("cannot call Erlang", cannotCall);
        } catch (InterruptedException interrupted) {
            throw Deadline.interrupted(interrupted);
        }
    }
}
