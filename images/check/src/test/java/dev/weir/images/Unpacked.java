package dev.weir.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An image on this machine's file system, whose entrypoint is run by the Java of this build: paths of the image begin in
 * {@code root}, its {@code /tmp} is another folder.
 */
record Unpacked(Image image, Path root, Path temporary) {
    static Unpacked of(Image image, Path folder) throws IOException {
        var unpacked = new Unpacked(image, folder.resolve("root"), Files.createDirectories(folder.resolve("tmp")));
        image.unpackApplication(unpacked.root);
        return unpacked;
    }

    /** The entrypoint, with arguments after it, as a process that writes to {@code log}. */
    Process start(Map<String, String> environment, Path log, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + temporary);
        for (String word : image.entrypoint().subList(1, image.entrypoint().size())) {
            command.add(word.startsWith("@/") ? here(Files.readString(root.resolve(word.substring(2)))) : word);
        }
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().clear();
        process.environment().putAll(environment);
        return process.start();
    }

    private String here(String classPath) {
        return Stream.of(classPath.split(":", -1))
                .map(it -> root.resolve(it.substring(1)).toString())
                .collect(Collectors.joining(":"));
    }

    /** Every file with its size, to see that nothing was written. */
    SortedSet<String> files() throws IOException {
        var files = new TreeSet<String>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.toList()) {
                files.add(root.relativize(file) + (Files.isRegularFile(file) ? " " + Files.size(file) : "/"));
            }
        }
        return files;
    }
}
