package dev.weir.runner.manifest;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The resources in a file or in the files of a folder (not of its sub folders), several documents in a file allowed.
 *
 * @param findings everything that is wrong with the YAML itself; when there is any, the resources are what could be read
 * @param passedOver resources of other systems, one line for each
 */
public record ManifestFolder(
        List<Placed<IntegrationSpec>> integrations,
        List<Placed<BrokerSpec>> brokers,
        List<Placed<ConnectorSpec>> connectors,
        List<SecretValues> secrets,
        List<Finding> findings,
        List<String> passedOver) {
    public ManifestFolder {
        integrations = List.copyOf(integrations);
        brokers = List.copyOf(brokers);
        connectors = List.copyOf(connectors);
        secrets = List.copyOf(secrets);
        findings = List.copyOf(findings);
        passedOver = List.copyOf(passedOver);
    }

    /** Reads files and folders together; what cannot be read is a finding. */
    public static ManifestFolder read(List<Path> places) {
        var report = new Report();
        return collect(report, documents -> places.stream()
                .flatMap(place -> files(place, report))
                .distinct()
                .forEach(file -> read(file, documents, report)));
    }

    /** Reads text that stands in no file of its own, under the name it is to have in messages. */
    static ManifestFolder parse(Path name, String text) {
        var report = new Report();
        return collect(report, documents -> parse(name, text, documents, report));
    }

    private static ManifestFolder collect(Report report, Consumer<DocumentReader> reading) {
        var resources = new Resources(report);
        reading.accept(new DocumentReader(resources, report));
        return new ManifestFolder(
                List.copyOf(resources.integrations.values()),
                List.copyOf(resources.brokers.values()),
                List.copyOf(resources.connectors.values()),
                List.copyOf(resources.secrets.values()),
                report.findings(),
                resources.passedOver);
    }

    private static Stream<Path> files(Path place, Report report) {
        if (Files.isRegularFile(place)) {
            return Stream.of(place);
        }
        if (!Files.isDirectory(place)) {
            report.add(Position.whole(place), "", "there is no such file or folder");
            return Stream.of();
        }
        try (Stream<Path> children = Files.list(place)) {
            List<Path> files = children.filter(ManifestFolder::isYaml).sorted().toList();
            if (files.isEmpty()) {
                report.add(Position.whole(place), "", "no .yaml or .yml file is in this folder");
            }
            return files.stream();
        } catch (IOException unreadable) {
            report.add(Position.whole(place), "", "cannot be read: " + unreadable.getMessage());
            return Stream.of();
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }

    private static void read(Path file, DocumentReader documents, Report report) {
        try {
            parse(file, Files.readString(file), documents, report);
        } catch (MalformedInputException notUtf8) {
            report.add(Position.whole(file), "", "is not UTF-8 text; save it as UTF-8");
        } catch (IOException unreadable) {
            report.add(Position.whole(file), "", "cannot be read: " + unreadable.getMessage());
        }
    }

    private static void parse(Path file, String text, DocumentReader documents, Report report) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setLabel(file.toString())
                .build();
        try {
            for (Node root : new Compose(settings).composeAllFromString(text)) {
                if (!Scalars.isNull(root)) {
                    documents.read(file, root);
                }
            }
        } catch (MarkedYamlEngineException broken) {
            Position at = Positions.of(file, broken.getProblemMark());
            report.add(at, "", "is not YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            Optional<String> first = String.valueOf(broken.getMessage()).lines().findFirst();
            report.add(Position.whole(file), "", "is not YAML: " + first.orElse("it cannot be read"));
        }
    }
}
