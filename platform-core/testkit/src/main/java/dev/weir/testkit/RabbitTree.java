package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
            return new RabbitTree(run(script));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot run " + SCRIPT, unwritable);
        } finally {
            if (script != null) {
                script.toFile().delete();
            }
        }
    }

    private static Path run(Path script) throws IOException {
        Path said = Files.createTempFile("weir-", "-" + SCRIPT + ".log");
        try {
            Process process = new ProcessBuilder("bash", script.toString())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectError(said.toFile())
                    .start();
            String tree = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("no RabbitMQ for this machine: "
                        + Files.readString(said).strip());
            }
            return Path.of(tree);
        } catch (InterruptedException interrupted) {
            throw Deadline.interrupted(interrupted);
        } finally {
            Files.delete(said);
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
