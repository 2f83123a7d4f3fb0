package dev.weir.node;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes a port of 127.0.0.1 a port of another address of this machine too, for pods. */
final class Forward implements Closeable {
    private final ServerSocket server;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Forward(ServerSocket server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Forwards from now on; the address must be one of this machine. */
    static Forward on(String host, int port) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(host, port));
            Forward forward = new Forward(server, port);
            Thread.ofVirtual().start(forward::accept);
            return forward;
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen on " + host + ":" + port, taken);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** A server that is away is away for its clients too. */
    private void connect(Socket client) {
        try {
            Socket target = new Socket(InetAddress.getLoopbackAddress(), port);
            client.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
            open.add(client);
            open.add(target);
            Thread.ofVirtual().start(() -> pump(client, target));
            pump(target, client);
        } catch (IOException away) {
            close(client);
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            close(to);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    @Override
    public void close() {
        close(server);
        open.forEach(Forward::close);
    }
}
