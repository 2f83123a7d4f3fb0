package dev.weir.topology;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks the broker one thing after the other; a refusal costs the channel, so the next question opens another. */
final class RabbitAnswers implements AutoCloseable {
    private final Connection connection;
    private final Duration timeout;
    /** Only while it is known to work: a channel that may hang is left to its connection. */
    private @Nullable Channel channel;

    RabbitAnswers(Connection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    RabbitAnswer ask(Method method) {
        String question = method.protocolMethodName();
        try {
            Channel open = channel == null ? await(opening()) : channel;
            channel = null;
            await(open.asyncCompletableRpc(method));
            channel = open;
            return new RabbitAnswer.Done();
        } catch (ExecutionException failed) {
            return refusal(failed, question);
        } catch (TimeoutException late) {
            throw new TopologyUnreachable(
                    "RabbitMQ did not answer " + question + " within " + timeout.toSeconds()
                            + " s; check that a majority of its nodes runs",
                    late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TopologyUnreachable("stopped while waiting for RabbitMQ to answer " + question, stopped);
        } catch (AlreadyClosedException | IOException lost) {
            throw lost(lost);
        }
    }

    private <T> T await(CompletableFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** On a thread of its own, because the client may wait ten minutes for a channel. */
    private CompletableFuture<Channel> opening() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return connection
                                .openChannel()
                                .orElseThrow(() -> new IOException(
                                        "no channel left on this connection; raise its channel maximum"));
                    } catch (IOException lost) {
                        throw new UncheckedIOException(lost);
                    }
                },
                task -> Thread.ofVirtual().name("weir-topology-channel").start(task));
    }

    private static RabbitAnswer refusal(ExecutionException failed, String question) {
        if (failed.getCause() instanceof ShutdownSignalException signal) {
            return switch (signal.getReason()) {
                case AMQP.Channel.Close close -> new RabbitAnswer.Refused(close.getReplyCode(), close.getReplyText());
                case AMQP.Connection.Close close ->
                    throw new TopologyUnreachable(
                            "RabbitMQ closed the connection over " + question + ": " + close.getReplyText(), signal);
                case null, default -> throw lost(signal);
            };
        }
        throw lost(failed);
    }

    private static TopologyUnreachable lost(Exception cause) {
        return new TopologyUnreachable("the connection to RabbitMQ was lost: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.abort();
            } catch (IOException lost) {
                throw lost(lost);
            }
        }
    }
}
