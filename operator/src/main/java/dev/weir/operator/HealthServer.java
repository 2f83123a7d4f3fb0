package dev.weir.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.operator.metrics.OperatorMetrics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * {@code /healthz}: whether to restart us. {@code /readyz}: whether we have seen everything there is. {@code /metrics}: for
 * Prometheus.
 */
final class HealthServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("weir-health").factory());

    private HealthServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Answers until it is closed; the texts of live and ready are empty when all is well, else they say what is not.
     *
     * @param metrics everything there is to scrape
     */
    static HealthServer start(
            OperatorSettings settings, Supplier<String> live, Supplier<String> ready, Supplier<String> metrics) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(settings.healthHost(), settings.healthPort()), 0);
            var health = new HealthServer(http);
            http.setExecutor(health.threads);
            http.createContext("/healthz", exchange -> answer(exchange, live.get()));
            http.createContext("/readyz", exchange -> answer(exchange, ready.get()));
            http.createContext("/metrics", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", OperatorMetrics.CONTENT_TYPE);
                send(exchange, OK, metrics.get());
            });
            http.start();
            return health;
        } catch (IOException taken) {
            throw new StartFailure(
                    "cannot listen on " + settings.healthHost() + ":" + settings.healthPort() + ": "
                            + taken.getMessage() + "; set " + Setting.WEIR_HEALTH_PORT + " to a free port",
                    taken);
        }
    }

    private static void answer(HttpExchange exchange, String trouble) {
        send(exchange, trouble.isEmpty() ? OK : UNAVAILABLE, trouble.isEmpty() ? "ok\n" : trouble + "\n");
    }

    private static void send(HttpExchange exchange, int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            exchange.sendResponseHeaders(status, body.length);
            out.write(body);
        } catch (IOException gone) {
            throw new UncheckedIOException("whoever asked is gone", gone);
        }
    }

    /** The port it listens on. */
    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
