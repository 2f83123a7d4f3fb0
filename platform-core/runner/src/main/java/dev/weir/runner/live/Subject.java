package dev.weir.runner.live;

import dev.weir.runner.process.LocalSystem.Member;
import dev.weir.runner.state.Running;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An Integration to look at.
 *
 * @param input null for a source
 * @param lives its processes as they are now
 */
public record Subject(String name, Running.@Nullable Side input, Supplier<List<Life>> lives) {
    /**
     * One process.
     *
     * @param restarts how often it was started again
     */
    public record Life(int port, int restarts, boolean alive) {}

    /** Of a system in this process. */
    public static Subject of(Member member, Running running) {
        Running.Side input = running.integration(member.planned().source().qualifiedName())
                .map(Running.Integration::input)
                .orElse(null);
        return new Subject(member.name(), input, () -> member.processes().stream()
                .map(it -> new Life(it.port(), it.restarts(), it.isAlive()))
                .toList());
    }

    private static boolean isAlive(long pid) {
        return pid == Running.Integration.NOT_STARTED || ProcessHandle.of(pid).isPresent();
    }

    /** Of a system in another process. */
    public static Subject of(Running.Integration integration) {
        return new Subject(
                integration.shortName(), integration.input(), () -> integration.processes().entrySet().stream()
                        .map(it -> new Life(it.getKey(), 0, isAlive(it.getValue())))
                        .toList());
    }
}
