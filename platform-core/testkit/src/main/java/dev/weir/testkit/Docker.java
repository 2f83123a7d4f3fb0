package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;

/** Decides whether a server runs in a container or as a child process. */
final class Docker {
    private static final int ANSWER_SECONDS = 5;
    private static final int PULL_SECONDS = 300;
    private static final Map<String, Optional<String>> REFUSALS = new ConcurrentHashMap<>();

    private Docker() {}

    /**
     * The container where a daemon of this machine answers and has its image or can pull it, else the child process.
     *
     * @throws IllegalStateException with both reasons when neither is possible
     */
    static ServerNode containerOr(Supplier<ServerNode> child, Container container) {
        Optional<String> refusal = REFUSALS.computeIfAbsent(container.image(), Docker::refusal);
        if (refusal.isEmpty()) {
            return new ContainerNode(container);
        }
        try {
            return child.get();
        } catch (IllegalStateException impossible) {
            throw new IllegalStateException(
                    impossible.getMessage() + "; and no container of " + container.image() + ": " + refusal.get(),
                    impossible);
        }
    }

    private static Optional<String> refusal(String image) {
        return failure(ANSWER_SECONDS, "docker", "info").or(Docker::elsewhere).or(() -> failure(
                        ANSWER_SECONDS, "docker", "image", "inspect", image)
                .flatMap(absent -> failure(PULL_SECONDS, "docker", "pull", "-q", image)));
    }

    private static Optional<String> elsewhere() {
        DockerClientFactory docker = DockerClientFactory.instance();
        if (!docker.isDockerAvailable()) {
            return Optional.of("docker answers, and Testcontainers finds no daemon that it can use");
        }
        String host = docker.dockerHostIpAddress();
        return List.of("localhost", "127.0.0.1").contains(host)
                ? Optional.empty()
                : Optional.of("the Docker daemon is on " + host + ", not on this machine");
    }

    /** Why the command fails; empty when it does not. */
    private static Optional<String> failure(int seconds, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of(String.join(" ", command) + " does not answer in " + seconds + " s");
            }
            return process.exitValue() == 0 ? Optional.empty() : Optional.of(said(process));
        } catch (IOException absent) {
            return Optional.of("there is no docker command");
        } catch (InterruptedException interrupted) {
            throw Deadline.interrupted(interrupted);
        }
    }

    private static String said(Process process) {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read what docker said", unreadable);
        }
    }
}
