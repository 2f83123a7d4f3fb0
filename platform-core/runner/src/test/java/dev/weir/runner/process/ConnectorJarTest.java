package dev.weir.runner.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.runner.output.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorJarTest {
    @TempDir
    Path folder;

    @Test
    void takesTheLibrariesOfItsManifestInTheirOrderFromTheSharedFolder() throws Exception {
        Path lib = Files.createDirectory(folder.resolve("lib"));
        Path b = Files.createFile(lib.resolve("b.jar"));
        Path a = Files.createFile(lib.resolve("a.jar"));
        Files.createFile(lib.resolve("not-asked-for.jar"));
        Path jar = jar(folder.resolve("sink.jar"), "com.acme.Sink", "b.jar a.jar");

        ConnectorJar connector = ConnectorJar.of("sink", jar, null, lib);

        assertThat(connector.classPath()).containsExactly(jar, b, a);
        assertThat(connector.main()).isEqualTo("com.acme.Sink");
    }

    @Test
    void findsTheJarOfABuiltModuleAndTheLibrariesOfTheBuildAround() throws Exception {
        Path module = Files.createDirectories(folder.resolve("connectors/sink"));
        Files.createFile(module.resolve("pom.xml"));
        Path target = Files.createDirectory(module.resolve("target"));
        Path jar = jar(target.resolve("sink.jar"), "com.acme.Sink", "a.jar");
        Files.createFile(target.resolve("sink-sources.jar"));
        Path a = Files.createFile(
                Files.createDirectories(folder.resolve("target/lib")).resolve("a.jar"));

        ConnectorJar connector = ConnectorJar.of("sink", module, "com.acme.Other", folder.resolve("none"));

        assertThat(connector.classPath()).containsExactly(jar, a);
        assertThat(connector.main()).isEqualTo("com.acme.Other");
    }

    @Test
    void namesTheLibraryThatIsMissing() throws Exception {
        Path jar = jar(folder.resolve("sink.jar"), "com.acme.Sink", "gone.jar");

        assertThatThrownBy(() -> ConnectorJar.of("sink", jar, null, folder))
                .isInstanceOf(Refusal.class)
                .hasMessage("connector 'sink' needs gone.jar, which is in none of its library folders; build it again");
    }

    @Test
    void wantsAMainClass() throws Exception {
        Path jar = jar(folder.resolve("sink.jar"), null, "");

        assertThatThrownBy(() -> ConnectorJar.of("sink", jar, null, folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("names no main class");
    }

    @Test
    void wantsExactlyOneJar() {
        assertThatThrownBy(() -> ConnectorJar.of("sink", folder, null, folder))
                .isInstanceOf(Refusal.class)
                .hasMessage("connector 'sink' should have one jar in " + folder
                        + ", not 0; name the jar with --connector sink=…");
    }

    private static Path jar(Path file, @org.jspecify.annotations.Nullable String main, String classPath)
            throws Exception {
        var manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (main != null) {
            attributes.put(Attributes.Name.MAIN_CLASS, main);
        }
        attributes.put(Attributes.Name.CLASS_PATH, classPath);
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
    }
}
