package dev.weir.runner.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of the orders example that does not disturb another one on this machine: on a port of its own, and with an outage
 * that is over soon.
 */
record OrdersExample(Path folder, int port) {
    private static final Path ORIGINAL = WeirCommand.home().resolve("examples").resolve("orders");

    static OrdersExample copyTo(Path folder) {
        int port = freePort();
        try (Stream<Path> files = Files.list(ORIGINAL)) {
            Files.createDirectories(folder.resolve("feed"));
            for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                String text = Files.readString(file)
                        .replaceFirst("port: [0-9]+", "port: " + port)
                        .replaceFirst("outage: [0-9]+s", "outage: 5s");
                Files.writeString(folder.resolve(file.getFileName()), text);
            }
            Files.copy(ORIGINAL.resolve("feed/orders.jsonl"), folder.resolve("feed/orders.jsonl"));
            return new OrdersExample(folder, port);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** The option that names the example's own connector. */
    String connector() {
        return "--connector=order-pricing=" + ORIGINAL.resolve("order-pricing");
    }

    List<String> orders() {
        try {
            return Files.readAllLines(folder.resolve("feed/orders.jsonl"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
