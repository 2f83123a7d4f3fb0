package dev.weir.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A connector in a JVM of its own, to be killed and started again. It ends by itself when this JVM does. */
final class ConnectorProcess implements AutoCloseable {
    private final Class<?> main;
    private final Path configuration;
    private final File log;
    private Process process;

    ConnectorProcess(Class<?> main, Path configuration) {
        this.main = main;
        this.configuration = configuration;
        this.log = Path.of("target", main.getSimpleName() + "-" + System.nanoTime() + ".log")
                .toFile();
        this.process = launch();
    }

    private Process launch() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        main.getName(),
                        "--spring.config.location=file:" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().put("WEIR_PARENT_STDIN", "true");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        await(10);
    }

    /** SIGTERM, and its input stays open. @return the exit code */
    int stop() {
        process.toHandle().destroy();
        await(40);
        return process.exitValue();
    }

    /** What the end of its parent would be to it. */
    void endOfInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void restart() {
        process = launch();
    }

    /** Waits until it has ended by itself. @return the exit code */
    int ended() {
        await(60);
        return process.exitValue();
    }

    /** Everything it has written so far. */
    String log() {
        try {
            return Files.readString(log.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the connector did not end in " + seconds + " s, see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
