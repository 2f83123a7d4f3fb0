package dev.weir.letters;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.weir.letters.LetterStore.Looking;
import dev.weir.letters.LetterStore.Parked;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Gets letters one by one and gives back at the end those that were not taken out. No more are got than there were at
 * first, so that nothing comes round again. A killed process gives back by losing its connection.
 */
final class RabbitLooking implements Looking {
    private static final long GIVEN_BACK_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Connection connection;
    private final Channel channel;
    private final String queue;
    private final long count;
    private long got;
    private long taken;
    private Optional<GetResponse> ahead = Optional.empty();

    RabbitLooking(Connection connection, String queue) throws IOException {
        this.connection = connection;
        this.channel = connection.createChannel();
        this.queue = queue;
        this.count = channel.queueDeclarePassive(queue).getMessageCount();
    }

    @Override
    public @Nullable Parked next() {
        if (got == count) {
            return null;
        }
        got++;
        Optional<GetResponse> held = ahead.isPresent() ? ahead : RabbitTrouble.translating("read", queue, this::get);
        ahead = Optional.empty();
        return held.map(letter -> RabbitParked.of(letter, queue)).orElse(null);
    }

    private Optional<GetResponse> get() throws IOException {
        return Optional.ofNullable(channel.basicGet(queue, false));
    }

    /** Returns when the broker has applied the acknowledgements. */
    void takeOut(List<RabbitParked> letters) {
        RabbitTrouble.translating("redrive", queue, () -> {
            for (RabbitParked letter : letters) {
                channel.basicAck(letter.held().getEnvelope().getDeliveryTag(), false);
            }
            // acknowledgements are not answered; a get is, and the queue works in order
            if (ahead.isEmpty()) {
                ahead = get();
            }
            return taken += letters.size();
        });
    }

    @Override
    public void close() {
        if (channel.isOpen()) {
            RabbitTrouble.translating("give back the letters of", queue, () -> {
                channel.basicNack(0, true, true);
                channel.close();
                return awaitGivenBack();
            });
        }
    }

    /** The queue takes its letters back a moment later; who looks again at once would miss some. */
    private long awaitGivenBack() throws IOException, TimeoutException {
        long deadline = System.nanoTime() + GIVEN_BACK_NANOS;
        try (Channel again = connection.createChannel()) {
            long there = again.messageCount(queue);
            while (there < count - taken && System.nanoTime() - deadline < 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                there = again.messageCount(queue);
            }
            return there;
        }
    }
}
