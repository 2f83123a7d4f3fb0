package dev.weir.testkit;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.WaitAllStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** A server in a container, which Testcontainers removes when this JVM is gone. */
final class ContainerNode implements ServerNode {
    private static final Duration START = Duration.ofMinutes(2);

    private final Container made;
    private final GenericContainer<?> container;
    private boolean paused;

    ContainerNode(Container made) {
        this.made = made;
        container = new GenericContainer<>(DockerImageName.parse(made.image())).waitingFor(new WaitAllStrategy());
        made.files().forEach((path, text) -> container.withCopyToContainer(Transferable.of(text), path));
        container.setPortBindings(made.ports().stream()
                .map(port -> "127.0.0.1:" + port + ":" + port)
                .toList());
    }

    @Override
    public synchronized void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else if (paused) {
            resume();
        } else if (!container.isRunning()) {
            docker().startContainerCmd(container.getContainerId()).exec();
        }
        Deadline deadline = Deadline.in(START);
        while (!made.serves().getAsBoolean()) {
            if (deadline.passed()) {
                throw new IllegalStateException(made.image() + " does not serve; its log is\n" + container.getLogs());
            }
            deadline.pause();
        }
    }

    @Override
    public synchronized void kill() {
        if (!container.isRunning()) {
            return;
        }
        if (!paused && !made.flush().isEmpty()) {
            run(made.flush());
        }
        docker().killContainerCmd(container.getContainerId()).exec();
        paused = false;
    }

    private void run(List<String> command) {
        try {
            var result = container.execInContainer(command.toArray(String[]::new));
            if (result.getExitCode() != 0) {
                throw new IllegalStateException(command + " failed: " + result.getStderr());
            }
        } catch (IOException unreachable) {
            throw new UncheckedIOException("cannot run " + command, unreachable);
        } catch (InterruptedException interrupted) {
            throw Deadline.interrupted(interrupted);
        }
    }

    @Override
    public void evaluate(String expression) {
        run(List.of("rabbitmqctl", "eval", expression));
    }

    @Override
    public synchronized void stop() {
        if (container.isRunning()) {
            if (paused) {
                resume();
            }
            docker().stopContainerCmd(container.getContainerId()).exec();
        }
    }

    @Override
    public synchronized void pause() {
        docker().pauseContainerCmd(container.getContainerId()).exec();
        paused = true;
    }

    @Override
    public synchronized void resume() {
        docker().unpauseContainerCmd(container.getContainerId()).exec();
        paused = false;
    }

    @Override
    public synchronized void close() {
        container.stop();
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }
}
