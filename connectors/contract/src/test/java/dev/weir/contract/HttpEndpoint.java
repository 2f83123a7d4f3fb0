package dev.weir.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.testkit.client.TestMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The requests of the HTTP sink: some bodies are refused, one is always told to come later. */
final class HttpEndpoint implements FarSide {
    private static final String REFUSED = "refused";
    private static final String LATER = "later";

    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private volatile boolean away;

    HttpEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/points", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String id = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        int status = status(body, id);
        if (status == 204) {
            ids.add(id);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** Answers 503 to everything, or does not any more. */
    void away(boolean now) {
        away = now;
    }

    /** Every hundredth order is refused the first time it comes, and only then. */
    private int status(String body, String id) {
        if (away) {
            return 503;
        }
        boolean first = seen.add(id);
        return switch (body) {
            case REFUSED -> 400;
            case LATER -> 503;
            default -> first && id.endsWith("99") ? 500 : 204;
        };
    }

    @Override
    public String connector() {
        return "http-sink";
    }

    @Override
    public String config() {
        return "{url: 'http://127.0.0.1:%d/points'}"
                .formatted(server.getAddress().getPort());
    }

    @Override
    public TestMessage good(String id) {
        return TestMessage.of("{\"id\":\"" + id + "\"}");
    }

    @Override
    public List<Poison> poison() {
        return List.of(
                new Poison(TestMessage.of(REFUSED), 1, "answered 400"),
                new Poison(TestMessage.of(LATER), SinkContract.ATTEMPTS, "answered 503"));
    }

    @Override
    public List<String> arrived() {
        return List.copyOf(ids);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
