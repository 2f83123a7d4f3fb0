package dev.weir.bench.rung;

import dev.weir.wire.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a process is started.
 *
 * @param options of the virtual machine beyond those that all rungs have
 * @param code main class behind its class path, or a jar that names it
 * @param environment added to ours
 * @param topology that must exist before it is given work; empty when a plain input does
 */
public record Launch(
        List<String> options,
        List<String> code,
        List<String> arguments,
        Map<String, String> environment,
        Topology topology) {
    /** The same process with one more option of the virtual machine. */
    public Launch with(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new Launch(more, code, arguments, environment, topology);
    }

    /** The same process from other code. */
    Launch from(List<String> otherCode) {
        return new Launch(options, otherCode, arguments, environment, topology);
    }

    List<String> command(String java, List<String> common) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(common);
        command.addAll(options);
        command.addAll(code);
        command.addAll(arguments);
        return command;
    }
}
