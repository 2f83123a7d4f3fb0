package dev.weir.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The helm of this machine, or the pinned one, built when first asked for. */
final class Helm {
    static final Path CHARTS = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final String KUBERNETES = "1.34.4";
    private static final Path PROGRAM = program();

    private Helm() {}

    /** What it said, results and the rest apart. */
    record Said(int code, String out, String err) {
        Said orFail() {
            if (code != 0) {
                throw new AssertionError("helm ended with " + code + ":\n" + err + out);
            }
            return this;
        }
    }

    private static Path program() {
        Said found = run(
                Map.of(), List.of("bash", CHARTS.resolve("helm").resolve("find").toString()));
        return Path.of(found.orFail().out().strip()).resolve("helm");
    }

    /** The manifests of a chart, as one text. */
    static Said template(String chart, String... arguments) {
        List<String> words = new ArrayList<>(
                List.of("template", "weir", chart, "--namespace", "weir-system", "--kube-version", KUBERNETES));
        words.addAll(List.of(arguments));
        return run(Map.of(), words.toArray(String[]::new));
    }

    /** Any command, in the folder of the charts. */
    static Said run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        return run(environment, command);
    }

    private static Said run(Map<String, String> environment, List<String> command) {
        try {
            Path err = Files.createTempFile("weir-helm-", ".log");
            try {
                ProcessBuilder helm = new ProcessBuilder(command)
                        .directory(CHARTS.toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectError(err.toFile());
                helm.environment().putAll(environment);
                Process process = helm.start();
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Said(process.waitFor(), out, withoutLinks(Files.readString(err)));
            } finally {
                Files.delete(err);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("helm cannot be run", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /** It tells of every link, and links are what we want. */
    private static String withoutLinks(String said) {
        return said.lines()
                .filter(it -> !it.contains("found symbolic link in path"))
                .collect(Collectors.joining("\n"));
    }
}
