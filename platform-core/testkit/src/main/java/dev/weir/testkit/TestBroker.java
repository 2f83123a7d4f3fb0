package dev.weir.testkit;

/**
 * A real broker on 127.0.0.1 that a test may kill, pause and restart. Its ports and its data stay the same until
 * {@link #close}; it ends with the JVM, however that ends. A shared broker serves all tests of the JVM and refuses
 * everything that would disturb them.
 */
public abstract sealed class TestBroker implements AutoCloseable permits KafkaServer, RabbitServer {
    private final ServerNode node;
    private final int port;
    private final int securedPort;
    private final boolean shared;

    TestBroker(ServerNode node, int port, int securedPort, boolean shared) {
        this.node = node;
        this.port = port;
        this.securedPort = securedPort;
        this.shared = shared;
    }

    /** {@code kafka} or {@code rabbitmq}. */
    public abstract String kind();

    /** Host and port for clients, for example {@code 127.0.0.1:14711}. */
    public final String address() {
        return "127.0.0.1:" + port;
    }

    /** The port of {@link #address}. */
    public final int port() {
        return port;
    }

    /** Host and port for clients that come by TLS, of a broker that was made {@code secured}. */
    public final String securedAddress() {
        if (securedPort == 0) {
            throw new IllegalStateException("this " + kind() + " has no TLS; take one of your own: secured(entrance)");
        }
        return "127.0.0.1:" + securedPort;
    }

    /** Starts it with the data it has, or lets a paused one go on; returns when it serves clients. */
    public final void start() {
        node.start();
    }

    /**
     * Ends it as a crash does (SIGKILL); {@link #start} brings it back. Before that RabbitMQ is made to write down the
     * queues it declared in the last second, which a crash of its own would forget with all their messages.
     */
    public final void kill() {
        own("killed").kill();
    }

    /** Ends it in an orderly way (SIGTERM); {@link #start} brings it back. */
    public final void stop() {
        own("stopped").stop();
    }

    /** Stops it, if it runs, and starts it on the same ports with the same data. */
    public final void restart() {
        own("restarted").stop();
        node.start();
    }

    /** Freezes it (SIGSTOP): connections stay open and nobody answers. */
    public final void pause() {
        own("paused").pause();
    }

    /** Lets a paused broker go on (SIGCONT). */
    public final void resume() {
        own("paused").resume();
    }

    /** Ends it and deletes its data. */
    @Override
    public final void close() {
        own("closed").close();
    }

    final void closeShared() {
        node.close();
    }

    @Override
    public final String toString() {
        return kind() + " at " + address();
    }

    final ServerNode own(String done) {
        if (shared) {
            throw new IllegalStateException("the shared " + kind() + " serves other tests too and cannot be " + done
                    + "; take your own: @OnEachBroker(own = true) or fresh()");
        }
        return node;
    }
}
