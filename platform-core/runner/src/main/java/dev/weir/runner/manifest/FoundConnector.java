package dev.weir.runner.manifest;

import dev.weir.model.ConnectorSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connector that was found.
 *
 * @param name as its description says, or that of its folder or jar when the description cannot be read
 * @param descriptor what the catalogue knows of it; absent when that cannot be read
 * @param code folder or jar it runs from; null when only its description is there
 * @param findings what is wrong with the description
 */
record FoundConnector(
        String name,
        Optional<Placed<ConnectorSpec>> descriptor,
        @Nullable Path code,
        List<Finding> findings) {
    FoundConnector {
        findings = List.copyOf(findings);
    }

    /** The connector in a folder or jar; empty when neither says that it is one. */
    static Optional<FoundConnector> at(Path place) {
        return ConnectorFile.read(place).map(file -> of(ManifestFolder.parse(file.name(), file.text()), place));
    }

    private static FoundConnector of(ManifestFolder text, Path place) {
        Optional<Placed<ConnectorSpec>> descriptor = text.connectors().stream().findFirst();
        String name = descriptor.map(it -> it.manifest().metadata().name()).orElseGet(() -> place.toAbsolutePath()
                .normalize()
                .getFileName()
                .toString()
                .replaceFirst("\\.jar$", ""));
        return new FoundConnector(name, descriptor, place, text.findings());
    }
}
