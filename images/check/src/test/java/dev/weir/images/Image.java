package dev.weir.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What is in an image's tar.
 *
 * @param config what a runtime starts it with
 * @param layers bottom first
 */
record Image(Path tar, List<String> names, JsonNode config, List<Layer> layers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Image read(Path tar) throws IOException {
        Map<String, Layer> layers = new TreeMap<>();
        Map<String, JsonNode> texts = new TreeMap<>();
        try (var archive = open(tar)) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    texts.put(entry.getName(), JSON.readTree(archive.readAllBytes()));
                } else {
                    layers.put(entry.getName(), new Layer(entry.getName(), entry.getSize(), files(archive)));
                }
            }
        }
        JsonNode manifest = text(texts, "manifest.json").path(0);
        return new Image(
                tar,
                strings(manifest.path("RepoTags")),
                text(texts, manifest.path("Config").asText()).path("config"),
                strings(manifest.path("Layers")).stream().map(layers::get).toList());
    }

    private static JsonNode text(Map<String, JsonNode> texts, String name) {
        return Optional.ofNullable(texts.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the image has no " + name));
    }

    private static TarArchiveInputStream open(Path tar) throws IOException {
        return new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tar)));
    }

    private static List<String> files(InputStream layer) throws IOException {
        List<String> files = new ArrayList<>();
        // not closed: that would close the tar around it
        var archive = new TarArchiveInputStream(new GZIPInputStream(layer));
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (entry.isFile()) {
                files.add(entry.getName());
            }
        }
        return files;
    }

    /** Everything but the base, as a runtime would lay it out. */
    void unpackApplication(Path root) throws IOException {
        List<String> wanted = applicationLayers().stream().map(Layer::name).toList();
        try (var archive = open(tar)) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (wanted.contains(entry.getName())) {
                    unpack(archive, root);
                }
            }
        }
    }

    private static void unpack(InputStream layer, Path root) throws IOException {
        var archive = new TarArchiveInputStream(new GZIPInputStream(layer));
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            Path target = root.resolve(entry.getName()).normalize();
            if (entry.isFile()) {
                Files.createDirectories(target.getParent());
                Files.copy(archive, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    List<Layer> applicationLayers() {
        return layers.stream().filter(it -> it.hasAnyOf("app/.*")).toList();
    }

    /** Those that another build of our code changes. */
    List<Layer> ownLayers() {
        return layers.stream()
                .filter(it -> it.hasAnyOf("app/(classes/|resources/|jib-|libs/weir-).*"))
                .toList();
    }

    String user() {
        return config.path("User").asText();
    }

    List<String> entrypoint() {
        return strings(config.path("Entrypoint"));
    }

    static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
