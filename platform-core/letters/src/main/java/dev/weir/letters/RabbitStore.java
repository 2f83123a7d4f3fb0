package dev.weir.letters;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.weir.wire.PhysicalNames;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Dead letters in a queue, where looking means to hold and to give back. */
final class RabbitStore implements LetterStore {
    private static final int RPC_MILLIS = 30_000;

    private final ConnectionFactory factory;
    private final PhysicalNames names;
    private @Nullable Connection connection;

    RabbitStore(ConnectionFactory factory, PhysicalNames names) {
        this.names = names;
        this.factory = factory.clone();
        // a held letter does not survive its connection, so a recovered one would only hide the loss of the hold
        this.factory.setAutomaticRecoveryEnabled(false);
        this.factory.setTopologyRecoveryEnabled(false);
        this.factory.setChannelRpcTimeout(RPC_MILLIS);
    }

    @Override
    public String name() {
        return names.deadLetters();
    }

    @Override
    public String inbox() {
        return names.inbox();
    }

    @Override
    public long count() {
        return RabbitTrouble.translating("count", name(), () -> {
            try (var channel = connection().createChannel()) {
                return channel.messageCount(name());
            }
        });
    }

    @Override
    public Looking look() {
        return held();
    }

    private RabbitLooking held() {
        return RabbitTrouble.translating("read", name(), () -> new RabbitLooking(connection(), name()));
    }

    @Override
    public Taking take(String reason) {
        return RabbitTrouble.translating("redrive", name(), () -> {
            // by its own connection, because exclusiveness is per connection
            var claim = new RabbitClaim(connect("weir redrive of " + name()), name());
            try {
                claim.acquire(Holder.here(reason));
                return new RabbitTaking(held(), new RabbitCopies(connection().createChannel(), inbox()), claim);
            } catch (IOException | RuntimeException failed) {
                claim.close();
                throw failed;
            }
        });
    }

    private Connection connection() throws IOException, TimeoutException {
        Connection open = connection;
        if (open == null || !open.isOpen()) {
            open = connect("weir letters of " + name());
            connection = open;
        }
        return open;
    }

    private Connection connect(String purpose) throws IOException, TimeoutException {
        return factory.newConnection(purpose);
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.abort(RPC_MILLIS);
        }
    }
}
