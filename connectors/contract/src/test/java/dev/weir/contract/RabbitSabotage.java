package dev.weir.contract;

import dev.weir.testkit.RabbitServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Works through the management API. An exchange is a destination of the connector, everything else a queue. */
final class RabbitSabotage implements Sabotage {
    /** The user the connector logs in with; the administrator keeps all permissions. */
    static final String USER = "connector";

    static final String PASSWORD = "pass ${word}";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ALL = "\"configure\":\".*\",\"read\":\".*\",\"write\":";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RabbitServer server;
    private final Map<String, List<Declared>> removed = new HashMap<>();

    /** What brings something back: a path of the API and a body. */
    private record Declared(String method, String path, String body) {}

    RabbitSabotage(RabbitServer server) {
        this.server = server;
        send("PUT", "users/" + USER, "{\"password\":\"" + PASSWORD + "\",\"tags\":\"\"}");
        write(".*");
    }

    @Override
    public void remove(String place) {
        List<Declared> steps = new ArrayList<>();
        String path = (isExchange(place) ? "exchanges/%2F/" : "queues/%2F/") + encoded(place);
        JsonNode was = JSON.readTree(send("GET", path, ""));
        steps.add(new Declared("PUT", path, """
                {"durable":true,"auto_delete":false%s,"arguments":%s}
                """.formatted(
                isExchange(place) ? ",\"type\":\"topic\"" : "", JSON.writeValueAsString(was.path("arguments")))));
        if (isExchange(place)) {
            for (JsonNode each : JSON.readTree(send("GET", path + "/bindings/source", ""))) {
                String queue = each.path("destination").asString("");
                steps.add(new Declared(
                        "POST",
                        "bindings/%2F/e/" + encoded(place) + "/q/" + encoded(queue),
                        "{\"routing_key\":\"#\",\"arguments\":{}}"));
            }
        }
        removed.put(place, steps);
        send("DELETE", path, "");
    }

    @Override
    public void restore(String place) {
        removed.getOrDefault(place, List.of()).forEach(it -> send(it.method(), it.path(), it.body()));
    }

    @Override
    public void saturate(String place, String reader) {
        send("PUT", "policies/%2F/" + encoded(reader), """
                {"pattern":"^%s$","apply-to":"queues","definition":{"max-length":1,"overflow":"reject-publish"}}
                """.formatted(reader));
    }

    @Override
    public void relieve(String place, String reader) {
        send("DELETE", "policies/%2F/" + encoded(reader), "");
    }

    @Override
    public void shrink(String place, int bytes) {
        // max_message_size of the server says so
    }

    /** A channel remembers its permissions, so the connections go too. A queue is reached by the default exchange. */
    @Override
    public void forbid(String place) {
        write("^(?!" + (isExchange(place) ? place : "amq\\\\.default") + "$).*");
        disconnect();
    }

    @Override
    public void allow(String place) {
        write(".*");
    }

    /** Closes the connector's connections. */
    void disconnect() {
        send("DELETE", "connections/username/" + USER, "");
    }

    /** Unbinds a queue from an exchange. */
    void unbind(String exchange, String queue) {
        send("DELETE", "bindings/%2F/e/" + encoded(exchange) + "/q/" + encoded(queue) + "/%23", "");
    }

    /** Binds a queue to an exchange. */
    void bind(String exchange, String queue) {
        send(
                "POST",
                "bindings/%2F/e/" + encoded(exchange) + "/q/" + encoded(queue),
                "{\"routing_key\":\"#\",\"arguments\":{}}");
    }

    private void write(String pattern) {
        send("PUT", "permissions/%2F/" + USER, "{" + ALL + "\"" + pattern + "\"}");
    }

    private static boolean isExchange(String place) {
        return place.matches("out-[0-9a-f]+");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private String send(String method, String path, String body) {
        String login = server.user() + ":" + server.password();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.managementUrl() + "/api/" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
