package dev.weir.runner.dev;

import dev.weir.runner.broker.BrokerAccess;
import dev.weir.runner.broker.Declaration;
import dev.weir.runner.embedded.EmbeddedKafka;
import dev.weir.runner.machine.Ports;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.state.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What this machine needs, asked one by one. */
public final class Checkup {
    private static final int OLDEST_JAVA = 21;
    private static final int MAVEN_SECONDS = 30;

    private final Path home;

    /** @param home the installation */
    public Checkup(Path home) {
        this.home = home;
    }

    /** How something is. */
    public enum State {
        well,
        wrong,
        away
    }

    /**
     * One answer.
     *
     * @param fix what to do; empty when it is well
     */
    public record Result(String what, State state, String found, String fix) {
        static Result well(String what, String found) {
            return new Result(what, State.well, found, "");
        }
    }

    public Result java() {
        int version = Runtime.version().feature();
        String found = version + " at " + System.getProperty("java.home");
        return version >= OLDEST_JAVA
                ? Result.well("Java", found)
                : new Result("Java", State.wrong, found, "install Java 25 and point WEIR_JDK at it");
    }

    /** Only where connectors are built from source. */
    public Result maven() {
        Path launcher = home.resolve("mvnw");
        if (!Files.isExecutable(launcher)) {
            return Result.well("Maven", "not needed, nothing is built here");
        }
        try {
            Process process = new ProcessBuilder(launcher.toString(), "-v")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(MAVEN_SECONDS, TimeUnit.SECONDS);
            String first = said.lines().findFirst().orElse("says nothing").replaceAll("\u001b\\[[0-9;]*m", "");
            return ended && process.exitValue() == 0
                    ? Result.well("Maven", first)
                    : new Result("Maven", State.wrong, first, "install Maven 3.8 or newer, or set MAVEN_HOME");
        } catch (IOException refused) {
            return new Result("Maven", State.wrong, String.valueOf(refused.getMessage()), "make mvnw executable");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Result("Maven", State.wrong, "stopped", "ask again");
        }
    }

    /** Whether the state folder can be used. */
    public Result folder(StateFolder state) {
        Path place = state.path();
        Path existing = place;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isWritable(existing)) {
            return new Result(
                    "State", State.wrong, place + " cannot be written", "say with --state where it may be kept");
        }
        return Result.well("State", place + (state.isRunning() ? ", a system runs on it" : ""));
    }

    /** The embedded broker's port; one that is taken is only a remark, because another is chosen then. */
    public List<Result> ports(StateFolder state) {
        int usual = EmbeddedKafka.USUAL_PORT;
        String found = Ports.isFree(usual)
                ? usual + " is free for the embedded Kafka"
                : usual + " is taken"
                        + (state.isRunning() ? ", perhaps by the system that runs" : ", another is chosen");
        return List.of(Result.well("Port", found));
    }

    /** Whether a broker answers and lets us in. */
    public Result broker(BrokerAccess access) {
        try {
            Declaration.knock(access);
            return Result.well("Broker", access.describe() + " answers");
        } catch (Refusal refused) {
            State state = refused.exitCode() == Exit.NOT_REACHABLE ? State.away : State.wrong;
            return new Result(
                    "Broker",
                    state,
                    String.valueOf(refused.getMessage()),
                    "start it, or correct address, user and password");
        }
    }
}
