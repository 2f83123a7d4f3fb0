package dev.weir.conformance.launch;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connector in this JVM, started from nothing but the text and the secret files of its plan. */
public final class Launched implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private Launched(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Writes what the process reads and starts it, on ports of its own.
     *
     * @param folder what it reads is written there; its file {@code state} pauses the connector
     * @param more arguments, as whoever starts the process gives ports
     */
    public static Launched start(
            SpringApplication application, AppPlan plan, Surroundings surroundings, Path folder, String... more) {
        write(plan, surroundings, folder);
        List<String> arguments = new ArrayList<>(arguments(folder));
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--server.port=0");
        arguments.addAll(List.of(more));
        return new Launched(application.run(arguments.toArray(String[]::new)));
    }

    /** The text and the secret files, as the process reads them. */
    public static void write(AppPlan plan, Surroundings surroundings, Path folder) {
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
    public static List<String> arguments(Path folder) {
        return List.of(
                "--spring.config.additional-location=file:" + folder.resolve("application.properties"),
                "--weir.secrets-dir=" + folder.resolve("secrets"),
                "--weir.state-file=" + folder.resolve("state"));
    }

    /** A port it listens on, for example {@code local.server.port}. */
    public int port(String name) {
        return context.getEnvironment().getRequiredProperty(name, Integer.class);
    }

    /** What {@code GET /actuator/weir} answers. */
    public JsonNode state() {
        return get("weir");
    }

    /** What {@code GET /actuator/health/readiness} answers. */
    public JsonNode readiness() {
        return get("health/readiness");
    }

    /** Why nothing goes on; empty when it does. */
    public String trouble() {
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
    public long count(String outcome) {
        return state().path("counts").path(outcome).asLong(-1);
    }

    /** Whether nothing is in its hands and nothing is in its way. */
    public boolean idle() {
        JsonNode state = state();
        return state.path("trouble").isNull() && inFlight(state) == 0;
    }

    /** Messages in its hands; -1 without an input. */
    public int inFlight() {
        return inFlight(state());
    }

    private static int inFlight(JsonNode state) {
        return state.at("/input/inFlight").asInt(-1);
    }

    /** Messages not yet finished, the broker's included; -1 when unknown. */
    public long lag() {
        return state().at("/input/lag").asLong(-1);
    }

    /** Stops it as SIGTERM does. */
    @Override
    public void close() {
        context.close();
        client.close();
    }
}
