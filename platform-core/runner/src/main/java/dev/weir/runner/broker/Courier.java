package dev.weir.runner.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.weir.letters.Content;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.state.Running;
import dev.weir.wire.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts messages where an Integration reads, each confirmed by the broker. */
public final class Courier {
    private static final int TIMEOUT_MILLIS = 15_000;

    private Courier() {}

    /**
     * A message to send.
     *
     * @param id identity it is to have; null leaves that to whoever reads it
     * @param key record key on Kafka; on RabbitMQ a header, as Weir writes it there
     */
    public record Letter(
            Content body, @Nullable String id, @Nullable String key, String contentType, Map<String, String> headers) {
        private Map<String, String> allHeaders() {
            var all = new HashMap<>(headers);
            all.put("contentType", contentType);
            if (id != null) {
                all.put(Headers.ID, id);
            }
            return all;
        }
    }

    /**
     * Sends in order and returns when the broker has confirmed all.
     *
     * @throws Refusal when it did not; which of them arrived is unknown then
     */
    public static void send(BrokerAccess access, Running.Side input, List<Letter> letters) {
        if (access.isKafka()) {
            kafka(access, input.destination(), letters);
        } else {
            rabbit(access, input, letters);
        }
    }

    private static void kafka(BrokerAccess access, String topic, List<Letter> letters) {
        Map<String, Object> config = KafkaClients.config(access);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        // the client refuses a delivery time-out shorter than request time-out and linger together
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(config, bytes, bytes)) {
            for (var sent :
                    letters.stream().map(it -> producer.send(record(topic, it))).toList()) {
                sent.get();
            }
        } catch (ExecutionException refused) {
            throw Refusal.notReachable("Kafka did not confirm: " + refused.getCause(), refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.notReachable("stopped before Kafka confirmed", stopped);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, Letter letter) {
        byte[] key = letter.key() == null ? null : letter.key().getBytes(StandardCharsets.UTF_8);
        var record =
                new ProducerRecord<byte[], byte[]>(topic, key, letter.body().bytes());
        letter.allHeaders()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static void rabbit(BrokerAccess access, Running.Side input, List<Letter> letters) {
        try (Connection connection = RabbitClients.connect(access);
                Channel channel = connection.createChannel()) {
            var returned = new AtomicBoolean();
            channel.confirmSelect();
            channel.addReturnListener(it -> returned.set(true));
            for (Letter letter : letters) {
                var headers = new HashMap<String, Object>(letter.allHeaders());
                if (letter.key() != null) {
                    headers.put(Headers.KEY, letter.key());
                }
                var properties = new AMQP.BasicProperties.Builder()
                        .contentType(letter.contentType())
                        .deliveryMode(2)
                        .headers(headers)
                        .build();
                channel.basicPublish(
                        input.destination(),
                        input.destination(),
                        true,
                        properties,
                        letter.body().bytes());
            }
            channel.waitForConfirmsOrDie(TIMEOUT_MILLIS);
            if (returned.get()) {
                throw Refusal.problem("no queue is bound to exchange '" + input.destination() + "'; nothing was kept");
            }
        } catch (IOException | TimeoutException away) {
            throw Reach.away(access, away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.notReachable("stopped before RabbitMQ confirmed", stopped);
        }
    }
}
