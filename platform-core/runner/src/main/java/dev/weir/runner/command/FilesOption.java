package dev.weir.runner.command;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which YAML is meant. */
final class FilesOption {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE|DIR",
            required = true,
            description = "YAML: a file, or a folder without its sub folders; may be repeated.")
    private List<Path> files = List.of();

    List<Path> files() {
        return files;
    }
}
