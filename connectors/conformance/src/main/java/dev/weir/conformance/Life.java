package dev.weir.conformance;

import dev.weir.plan.AppPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One life of the subject in this JVM, started from nothing but text and files. */
final class Life implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private Life(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param folder where text, secrets and state are; its file {@code state} pauses the subject */
    static Life start(Class<?> application, Wiring wiring, Path folder) {
        write(wiring, folder);
        return new Life(SpringApplication.run(
                application,
                "--spring.config.additional-location=file:" + folder.resolve("application.properties"),
                "--weir.secrets-dir=" + folder.resolve("secrets"),
                "--weir.state-file=" + folder.resolve("state"),
                "--server.address=127.0.0.1",
                "--server.port=0"));
    }

    private static void write(Wiring wiring, Path folder) {
        AppPlan plan = wiring.plan();
        try {
            Files.writeString(folder.resolve("application.properties"), plan.text());
            Path secrets = Files.createDirectories(folder.resolve("secrets"));
            for (var binding : plan.secrets()) {
                Files.writeString(
                        secrets.resolve(binding.property()),
                        wiring.secret(binding.secret().key()));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private JsonNode look() {
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/weir"));
        try {
            return JSON.readTree(
                    http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    String state() {
        return look().path("state").asString();
    }

    Counts counts() {
        return JSON.treeToValue(look().path("counts"), Counts.class);
    }

    /** Messages not yet finished, the broker's included; -1 when unknown. */
    long lag() {
        return look().at("/input/lag").asLong(-1);
    }

    int inFlight() {
        return look().at("/input/inFlight").asInt(-1);
    }

    /** Ends it as SIGTERM does. */
    @Override
    public void close() {
        context.close();
        http.close();
    }
}
