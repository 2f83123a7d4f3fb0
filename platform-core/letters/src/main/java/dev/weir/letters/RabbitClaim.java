package dev.weir.letters;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.weir.wire.PhysicalNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The right to take letters out of one queue: an exclusive queue, which the broker deletes with the connection of its
 * holder, however that ends. The holder answers what is sent to it with its name.
 */
final class RabbitClaim implements AutoCloseable {
    private static final String SUFFIX = PhysicalNames.REDRIVE;
    private static final String ANSWERS = "amq.rabbitmq.reply-to";
    private static final int CLOSE_MILLIS = 5_000;

    private final Connection connection;
    private final String letters;
    private boolean held;

    RabbitClaim(Connection connection, String letters) {
        this.connection = connection;
        this.letters = letters;
    }

    void acquire(String me) throws IOException {
        Channel channel = connection.createChannel();
        try {
            channel.queueDeclare(letters + SUFFIX, false, true, true, Map.of());
        } catch (IOException refused) {
            if (isLocked(refused)) {
                throw new RedriveInProgress(letters, holder());
            }
            throw refused;
        }
        held = true;
        channel.basicConsume(
                letters + SUFFIX,
                true,
                (tag, question) -> {
                    String asker = question.getProperties().getReplyTo();
                    if (asker != null) {
                        channel.basicPublish("", asker, null, me.getBytes(StandardCharsets.UTF_8));
                    }
                },
                tag -> {});
    }

    private static boolean isLocked(IOException refused) {
        return refused.getCause() instanceof ShutdownSignalException closed
                && closed.getReason() instanceof AMQP.Channel.Close close
                && close.getReplyCode() == AMQP.RESOURCE_LOCKED;
    }

    private String holder() throws IOException {
        var answer = new CompletableFuture<String>();
        Channel channel = connection.createChannel();
        channel.basicConsume(
                ANSWERS,
                true,
                (tag, message) -> answer.complete(new String(message.getBody(), StandardCharsets.UTF_8)),
                tag -> {});
        var question = new BasicProperties.Builder().replyTo(ANSWERS).build();
        channel.basicPublish("", letters + SUFFIX, question, new byte[0]);
        return answer.completeOnTimeout("somebody who does not answer", 3, TimeUnit.SECONDS)
                .join();
    }

    /** Fails when the connection was lost and with it the claim. */
    void check() {
        if (!connection.isOpen()) {
            throw new LettersUnavailable("the claim on '" + letters + "' was lost with its connection");
        }
    }

    /** Whoever asks after this has returned finds no claim; the broker takes its time to delete what a connection leaves. */
    @Override
    public void close() {
        try {
            if (held && connection.isOpen()) {
                connection.createChannel().queueDelete(letters + SUFFIX);
            }
        } catch (IOException | AlreadyClosedException goesWithTheConnection) {
            held = false;
        } finally {
            connection.abort(CLOSE_MILLIS);
        }
    }
}
