package dev.weir.contract;

import dev.weir.plan.AppPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connector in this JVM, started from nothing but the text and the secret files of its plan. */
final class Launched implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private Launched(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Writes what the process reads and starts it.
     *
     * @param more arguments, as whoever starts the process gives ports
     */
    static Launched start(String connector, AppPlan plan, Surroundings surroundings, Path folder, String... more) {
        return start(connector, plan, surroundings, folder, () -> {}, more);
    }

    /** @param starting called when logging is set up, before anything else is there */
    static Launched start(
            String connector, AppPlan plan, Surroundings surroundings, Path folder, Runnable starting, String... more) {
        write(plan, surroundings, folder);
        var classPath = new DefaultResourceLoader(new ConnectorClassPath(connector));
        var application = new SpringApplication(classPath, Fleet.main(connector));
        application.addInitializers(context -> starting.run());
        List<String> arguments = new ArrayList<>(arguments(folder));
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--server.port=0");
        arguments.addAll(List.of(more));
        return new Launched(application.run(arguments.toArray(String[]::new)));
    }

    /** The text and the secret files, as the process reads them. */
    static void write(AppPlan plan, Surroundings surroundings, Path folder) {
        try {
            Files.writeString(folder.resolve("application.properties"), plan.text());
            Path secrets = Files.createDirectories(folder.resolve("secrets"));
            for (var binding : plan.secrets()) {
                Files.writeString(secrets.resolve(binding.property()), surroundings.secret(binding.secret()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the process finds them. */
    static List<String> arguments(Path folder) {
        return List.of(
                "--spring.config.additional-location=file:" + folder.resolve("application.properties"),
                "--weir.secrets-dir=" + folder.resolve("secrets"));
    }

    /** A port it listens on, for example {@code local.server.port}. */
    int port(String name) {
        return context.getEnvironment().getRequiredProperty(name, Integer.class);
    }

    /** What {@code GET /actuator/weir} answers. */
    JsonNode state() {
        return get("weir");
    }

    /** What {@code GET /actuator/health/readiness} answers. */
    JsonNode readiness() {
        return get("health/readiness");
    }

    /** Why nothing goes on; empty when it does. */
    String trouble() {
        return state().path("trouble").asString("");
    }

    private JsonNode get(String endpoint) {
        URI address = URI.create("http://127.0.0.1:" + port("local.management.port") + "/actuator/" + endpoint);
        try {
            return JSON.readTree(client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** One of the counts of {@link #state}. */
    long count(String outcome) {
        return state().path("counts").path(outcome).asLong(-1);
    }

    /** Whether nothing is in its hands and nothing is in its way. */
    boolean idle() {
        JsonNode state = state();
        return state.path("trouble").isNull() && state.at("/input/inFlight").asInt(0) == 0;
    }

    /** Stops it as SIGTERM does. */
    @Override
    public void close() {
        context.close();
    }
}
