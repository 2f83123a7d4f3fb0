package dev.weir.runner.machine;

import dev.weir.runner.output.Refusal;
import dev.weir.runner.state.PrivateFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Ports on this machine, kept in files so that the next run has the same. */
public final class Ports {
    /** Below what systems hand out for outgoing connections, above what services use. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private final Set<Integer> given = new HashSet<>();
    private final Random random = new Random();

    /** The port in the file if it is free, else the wanted one, else any; written into the file. */
    public int keep(Path file, int wanted) {
        int kept =
                PrivateFiles.read(file).map(it -> Integer.parseInt(it.strip())).orElse(0);
        int port = take(kept) ? kept : take(wanted) ? wanted : any();
        PrivateFiles.write(file, port + "\n");
        return port;
    }

    private boolean take(int port) {
        return port > 0 && isFree(port) && given.add(port);
    }

    private int any() {
        for (int attempt = 0; attempt < 1000; attempt++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (take(port)) {
                return port;
            }
        }
        throw Refusal.problem("no port between " + LOWEST + " and " + HIGHEST + " is free");
    }

    /** Whether nobody listens there. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
