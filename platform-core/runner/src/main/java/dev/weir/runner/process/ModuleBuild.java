package dev.weir.runner.process;

import dev.weir.runner.output.Refusal;
import dev.weir.runner.state.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds connectors that are Maven modules and whose code changed since they were built last. */
public final class ModuleBuild {
    private static final List<String> SHARED = List.of(
            "pom.xml",
            "connectors/pom.xml",
            "platform-core/wire/src/main",
            "platform-core/topology/src/main",
            "platform-core/runtime/src/main");
    private static final List<String> QUICK = List.of(
            "-q", "-B", "-Dstyle.color=never", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "package");

    private final Path home;
    private final Consumer<String> notes;

    /**
     * @param home the checkout
     * @param notes is told what is built
     */
    public ModuleBuild(Path home, Consumer<String> notes) {
        this.home = home.toAbsolutePath().normalize();
        this.notes = notes;
    }

    /**
     * Builds what is missing or stale; folders without a {@code pom.xml} are passed over. {@code WEIR_BUILD=off} in the
     * environment switches it off.
     *
     * @throws Refusal when the build fails
     */
    public void build(List<Path> connectors) {
        if ("off".equals(System.getenv("WEIR_BUILD"))) {
            return;
        }
        List<Path> stale = connectors.stream()
                .map(it -> it.toAbsolutePath().normalize())
                .filter(it -> Files.exists(it.resolve("pom.xml")))
                .distinct()
                .filter(this::isStale)
                .toList();
        List<Path> ours = stale.stream().filter(it -> it.startsWith(home)).toList();
        if (!ours.isEmpty()) {
            String modules =
                    ours.stream().map(it -> home.relativize(it).toString()).collect(Collectors.joining(","));
            maven(modules, List.of("-pl", modules, "-am"));
        }
        stale.stream()
                .filter(it -> !it.startsWith(home))
                .forEach(it ->
                        maven(it.toString(), List.of("-f", it.resolve("pom.xml").toString())));
        stale.forEach(it -> PrivateFiles.write(stamp(it), ""));
    }

    private void maven(String what, List<String> selection) {
        notes.accept("building " + what);
        var command = new ArrayList<>(List.of(home.resolve("mvnw").toString()));
        command.addAll(selection);
        command.addAll(QUICK);
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            process.getInputStream().transferTo(System.err);
            if (process.waitFor() != 0) {
                throw Refusal.problem("building " + what + " failed; what Maven says stands above");
            }
        } catch (IOException refused) {
            throw Refusal.problem("Maven cannot be started: " + refused.getMessage(), refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.problem("stopped while building " + what, stopped);
        }
    }

    private static Path stamp(Path module) {
        return module.resolve("target").resolve("weir.built");
    }

    private boolean isStale(Path module) {
        Stream<Path> own = Stream.of("src/main", "pom.xml", "connector.yaml").map(module::resolve);
        Stream<Path> shared = module.startsWith(home) ? SHARED.stream().map(home::resolve) : Stream.of();
        FileTime built = lastBuild(module);
        return Stream.concat(own, shared).anyMatch(it -> newest(it).compareTo(built) > 0);
    }

    /** The stamp, because Maven leaves a jar alone when nothing in it changed; or the jar of a build of somebody else's. */
    private static FileTime lastBuild(Path module) {
        Path target = module.resolve("target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.of()) {
            List<FileTime> jars = files.filter(ConnectorJar::isCode)
                    .map(ModuleBuild::modified)
                    .toList();
            Stream<FileTime> stamps =
                    Stream.of(stamp(module)).filter(Files::exists).map(ModuleBuild::modified);
            return jars.isEmpty()
                    ? FileTime.fromMillis(0)
                    : Stream.concat(jars.stream(), stamps)
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(target + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static FileTime newest(Path place) {
        if (!Files.exists(place)) {
            return FileTime.fromMillis(0);
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.map(ModuleBuild::modified)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(place + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
