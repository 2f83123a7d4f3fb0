package dev.weir.bench.rung;

import dev.weir.bench.site.Route;
import dev.weir.bench.site.Site;
import dev.weir.plan.AppPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Weir as an Integration gives it: what its process reads is rendered from YAML that says nothing but where to read and
 * write.
 *
 * @param more further lines of the Integration's spec
 */
record WeirRung(String name, boolean sink, RungHome home, String more) implements Rung {
    static final String MAIN = "dev.weir.bench.connector.OrdersApplication";

    @Override
    public double share() {
        return 1;
    }

    @Override
    public Launch launch(Site site, Route route, Path folder) {
        AppPlan plan = new Surroundings(site, sink).plan(integration(route));
        write(plan, folder);
        return new Launch(
                List.of("-Dspring.config.additional-location=file:" + folder.resolve("application.properties")),
                List.of("-cp", home.classPath("connector"), MAIN),
                List.of(),
                Map.of(
                        "WEIR_PARENT_STDIN", "true",
                        "SERVER_ADDRESS", "127.0.0.1",
                        "SERVER_PORT", "0"),
                plan.topology());
    }

    private String integration(Route route) {
        return """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: bench}
                spec:
                  connector: {name: orders}
                  broker: {name: main}
                  input: {destination: %s, group: %s}
                """.formatted(route.input(), route.group())
                + (sink ? "" : "  output: {destination: %s}\n".formatted(route.output()))
                + more.indent(2);
    }

    private static void write(AppPlan plan, Path folder) {
        try {
            Files.writeString(folder.resolve("application.properties"), plan.text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write what the connector reads", e);
        }
    }
}
