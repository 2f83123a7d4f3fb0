package dev.weir.contract;

import dev.weir.conformance.launch.Surroundings;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.core.io.DefaultResourceLoader;

/** The folders of the connectors of this repository. */
final class Fleet {
    static final Path ROOT = Path.of("..");

    /** A connector that is not one of ours. */
    static final Path ORDER_PRICING = Path.of("../../examples/orders/order-pricing");

    /** A connector that does what its messages say. */
    static final Path PROBE = Path.of("src/test/resources/probe");

    /** Modules beside the connectors that are none. */
    private static final Set<String> NO_CONNECTORS = Set.of("conformance", "contract", "describe");

    private Fleet() {}

    /** Every connector of ours, by folder name. */
    static List<String> names() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(it -> Files.exists(it.resolve("pom.xml")))
                    .map(it -> it.getFileName().toString())
                    .filter(it -> !NO_CONNECTORS.contains(it))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a connector lies, by the name the catalogue knows it by. */
    static Path folder(String connector) {
        return Stream.of(ORDER_PRICING, PROBE)
                .filter(it -> it.endsWith(connector))
                .findFirst()
                .orElseGet(() -> ROOT.resolve(connector));
    }

    /** The catalogue entry of a connector. */
    static Manifest<ConnectorSpec> entry(String connector) {
        return Surroundings.entry(folder(connector).resolve("connector.yaml"));
    }

    /** Surroundings that know all of them. */
    static Surroundings surroundings() {
        Surroundings surroundings = new Surroundings();
        Stream.concat(names().stream().map(Fleet::folder), Stream.of(ORDER_PRICING, PROBE))
                .forEach(it -> surroundings.connector(it.resolve("connector.yaml")));
        return surroundings;
    }

    /** A connector with the class path that its process has. */
    static SpringApplication application(String connector) {
        return new SpringApplication(new DefaultResourceLoader(new ConnectorClassPath(connector)), main(connector));
    }

    /** The class a connector is started by. */
    static Class<?> main(String connector) {
        String main = entry(connector).spec().main();
        if (main == null) {
            throw new IllegalStateException("connector.yaml of " + connector + " names no spec.main");
        }
        return type(main);
    }

    /** The class that reads a connector's options. */
    static Class<?> options(String connector) {
        return type(main(connector).getName().replaceFirst("Application$", "Properties"));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is not on the class path; add its module to this pom.xml", e);
        }
    }
}
