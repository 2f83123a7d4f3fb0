package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that stay free while a server is down: below the range from which the kernel serves outgoing connections and
 * {@code bind(0)}, so that nobody takes the port between a kill and the restart.
 */
final class FreePorts {
    private static final int LOWEST = 12_000;
    private static final int EPHEMERAL_WHEN_UNKNOWN = 32_768;
    private static final Path EPHEMERAL_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final Set<Integer> GIVEN = new HashSet<>();

    private FreePorts() {}

    /** A free port of 127.0.0.1 that this JVM has not been given before. */
    static synchronized int next() {
        int below = firstEphemeral();
        for (int tries = 0; tries < 1_000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, below);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + LOWEST + " and " + below);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int firstEphemeral() {
        if (!Files.exists(EPHEMERAL_RANGE)) {
            return EPHEMERAL_WHEN_UNKNOWN;
        }
        try {
            int first =
                    Integer.parseInt(Files.readString(EPHEMERAL_RANGE).strip().split("\\s+", 2)[0]);
            return Math.max(first, LOWEST + 1_000);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + EPHEMERAL_RANGE, unreadable);
        }
    }
}
