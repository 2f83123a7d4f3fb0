package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** An unpacked RabbitMQ with its Erlang, which {@code rabbitmq-tree.sh} keeps in the user's cache folder. */
record RabbitTree(Path root) {
    private static final String SCRIPT = "rabbitmq-tree.sh";

    /** Fetches it when this user has none yet: some 100 MB, once. */
    static RabbitTree fetched() {
        Path script = null;
        try (var text = RabbitTree.class.getResourceAsStream(SCRIPT)) {
            if (text == null) {
                throw new IllegalStateException(SCRIPT + " is missing in this module's resources");
            }
            script = Files.createTempFile("weir-", "-" + SCRIPT);
            Files.write(script, text.readAllBytes());
            return new RabbitTree(new FetchScript(script).run("RabbitMQ"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot run " + SCRIPT, unwritable);
        } finally {
            if (script != null) {
                script.toFile().delete();
            }
        }
    }

    Path erlang(String program) {
        return root.resolve("usr/lib/erlang/bin").resolve(program);
    }

    Path server() {
        try (Stream<Path> releases = Files.list(root.resolve("usr/lib/rabbitmq/lib"))) {
            return releases.map(release -> release.resolve("sbin/rabbitmq-server"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no rabbitmq-server in " + root));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + root, unreadable);
        }
    }
}
