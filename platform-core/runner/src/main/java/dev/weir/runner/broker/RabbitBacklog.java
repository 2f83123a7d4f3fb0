package dev.weir.runner.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.state.Running;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What queues tell when they are declared passively. */
final class RabbitBacklog implements Backlog {
    private final BrokerAccess access;
    private @Nullable Connection connection;

    RabbitBacklog(BrokerAccess access) {
        this.access = access;
    }

    @Override
    public long waiting(Running.Side input) {
        return ready(List.of(Objects.requireNonNull(input.queue())));
    }

    @Override
    public long retrying(Running.Side input) {
        return ready(input.tiers());
    }

    private long ready(List<String> queues) {
        try {
            long sum = 0;
            for (String queue : queues) {
                sum += ready(queue);
            }
            return sum;
        } catch (IOException | TimeoutException | AlreadyClosedException | Refusal silent) {
            return UNKNOWN;
        }
    }

    /** Of one queue, on a channel of its own: asking for one that is not there, as those of an older policy, ends the channel. */
    private long ready(String queue) throws IOException, TimeoutException {
        Channel channel = open().createChannel();
        try {
            return channel.queueDeclarePassive(queue).getMessageCount();
        } catch (IOException refused) {
            if (refused.getCause() instanceof ShutdownSignalException closed
                    && closed.getReason() instanceof AMQP.Channel.Close reason
                    && reason.getReplyCode() == AMQP.NOT_FOUND) {
                return 0;
            }
            throw refused;
        } finally {
            channel.abort();
        }
    }

    private Connection open() {
        Connection open = connection;
        if (open == null || !open.isOpen()) {
            open = RabbitClients.connect(access);
            connection = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.abort();
        }
    }
}
