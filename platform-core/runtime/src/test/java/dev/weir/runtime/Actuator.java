package dev.weir.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a connector shows by HTTP. */
record Actuator(int port) {
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)\\{(.*)} (\\S+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Actuator of(ConfigurableApplicationContext connector) {
        return new Actuator(connector.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    HttpResponse<String> get(String endpoint) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String endpoint) {
        return JsonMapper.shared().readTree(get(endpoint).body());
    }

    /** The metrics that Weir names, by name and labels. */
    Map<String, Double> metrics() {
        Map<String, Double> samples = new HashMap<>();
        get("prometheus")
                .body()
                .lines()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .forEach(it -> {
                    if (it.group(1).startsWith("weir_") || it.group(1).startsWith("messaging_")) {
                        samples.put(it.group(1) + "{" + it.group(2) + "}", Double.valueOf(it.group(3)));
                    }
                });
        return samples;
    }
}
