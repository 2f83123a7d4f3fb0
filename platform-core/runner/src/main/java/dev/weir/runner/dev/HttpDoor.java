package dev.weir.runner.dev;

import dev.weir.runner.broker.Courier.Letter;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.state.PrivateFiles;
import dev.weir.runner.state.Running;
import dev.weir.runner.state.StateFolder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** The port that a source of a running system listens on. */
public final class HttpDoor {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI target;

    public HttpDoor(Running.Integration integration, StateFolder state) {
        var properties = new Properties();
        try {
            String text = PrivateFiles.read(
                            state.integration(integration.name()).resolve("application.properties"))
                    .orElse("");
            properties.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory can be read", impossible);
        }
        String path = properties.getProperty(integration.connector() + ".path", "/");
        this.target = URI.create("http://127.0.0.1:" + integration.listens() + path);
    }

    /** Posts one after the other and prints each answer; whether all were taken. */
    public boolean post(List<Letter> letters, Terminal terminal) {
        boolean taken = true;
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Letter letter : letters) {
                HttpResponse<String> answer =
                        http.send(request(letter), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                terminal.result(answer.statusCode() + " " + answer.body());
                taken &= answer.statusCode() / 100 == 2;
            }
            return taken;
        } catch (IOException away) {
            throw Refusal.notReachable(target + " does not answer: " + away.getMessage(), away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.notReachable("stopped before " + target + " answered", stopped);
        }
    }

    private HttpRequest request(Letter letter) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(TIMEOUT)
                .header("Content-Type", letter.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(letter.body().bytes()));
        letter.headers().forEach(request::header);
        if (letter.id() != null) {
            request.header("Idempotency-Key", letter.id());
        }
        return request.build();
    }
}
