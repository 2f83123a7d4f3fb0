package dev.weir.runner.machine;

import dev.weir.runner.output.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A Java process of our own. It holds standard input, whose end tells it that we are gone, and does not see Ctrl-C, so that
 * we decide who ends when.
 */
public final class ChildJvm {
    /** Whatever would change what a rendered text says. */
    private static final Pattern FOREIGN =
            Pattern.compile("(SPRING|WEIR|SERVER|MANAGEMENT)_.*", Pattern.CASE_INSENSITIVE);

    private static final List<String> LIGHT =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData");

    private ChildJvm() {}

    /**
     * Starts a process.
     *
     * @param arguments options of the virtual machine, main class and its arguments
     * @param environment added to our own, which is passed on without what would configure Spring or Weir
     * @param log where everything goes that it prints; appended to
     */
    public static Process start(List<String> arguments, Map<String, String> environment, Path log) {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\""));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LIGHT);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(it -> FOREIGN.matcher(it).matches());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException refused) {
            throw Refusal.problem("a process cannot be started: " + refused.getMessage(), refused);
        }
    }
}
