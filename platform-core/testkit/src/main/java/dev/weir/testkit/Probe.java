package dev.weir.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Looks whether a server on 127.0.0.1 is there yet. */
final class Probe {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final byte[] NOTHING = {};

    private Probe() {}

    /** Whether somebody accepts connections. */
    static boolean accepts(int port) {
        return answers(port, NOTHING);
    }

    /** Whether somebody accepts connections and, unless the greeting is empty, says something when greeted so. */
    static boolean answers(int port, byte[] greeting) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(greeting);
            return greeting.length == 0 || socket.getInputStream().read() >= 0;
        } catch (IOException notYet) {
            return false;
        }
    }
}
