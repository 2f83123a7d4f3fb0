package dev.weir.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** {@code /healthz}: whether to restart us. {@code /readyz}: whether we have seen everything there is. */
final class HealthServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("weir-health").factory());

    private HealthServer(HttpServer server) {
        this.server = server;
    }

    /** Answers until it is closed; the texts are empty when all is well, else they say what is not. */
    static HealthServer start(OperatorSettings settings, Supplier<String> live, Supplier<String> ready) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(settings.healthHost(), settings.healthPort()), 0);
            var health = new HealthServer(http);
            http.setExecutor(health.threads);
            http.createContext("/healthz", exchange -> answer(exchange, live.get()));
            http.createContext("/readyz", exchange -> answer(exchange, ready.get()));
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
        byte[] body = (trouble.isEmpty() ? "ok\n" : trouble + "\n").getBytes(StandardCharsets.UTF_8);
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            exchange.sendResponseHeaders(trouble.isEmpty() ? OK : UNAVAILABLE, body.length);
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
