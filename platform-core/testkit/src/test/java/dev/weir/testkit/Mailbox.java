package dev.weir.testkit;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One durable topic or queue of a broker: put with confirmation, and read all of it. */
sealed interface Mailbox {
    static Mailbox declare(TestBroker broker, String name) throws Exception {
        Mailbox mailbox =
                switch (broker) {
                    case KafkaServer kafka -> new OnKafka(kafka, name);
                    case RabbitServer rabbit -> new OnRabbit(rabbit, name);
                };
        mailbox.declare();
        return mailbox;
    }

    void declare() throws Exception;

    /** Returns when the broker has confirmed all of them. */
    void put(List<String> texts) throws Exception;

    /** The first {@code count} texts in order; fails when there are fewer. */
    List<String> readAll(int count) throws Exception;

    record OnKafka(KafkaServer kafka, String name) implements Mailbox {
        private static final Duration PATIENCE = Duration.ofSeconds(30);

        @Override
        public void declare() throws Exception {
            try (Admin admin = Admin.create(client())) {
                admin.createTopics(List.of(new NewTopic(name, 1, (short) 1)))
                        .all()
                        .get();
            }
        }

        @Override
        public void put(List<String> texts) throws Exception {
            try (var producer = new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                texts.forEach(text -> sent.add(producer.send(new ProducerRecord<>(name, text))));
                for (Future<RecordMetadata> confirmation : sent) {
                    confirmation.get();
                }
            }
        }

        @Override
        public List<String> readAll(int count) {
            List<String> read = new ArrayList<>();
            try (var consumer = new KafkaConsumer<>(client(), new StringDeserializer(), new StringDeserializer())) {
                consumer.assign(List.of(new TopicPartition(name, 0)));
                consumer.seekToBeginning(consumer.assignment());
                Deadline deadline = Deadline.in(PATIENCE);
                while (read.size() < count && !deadline.passed()) {
                    consumer.poll(Duration.ofMillis(200)).forEach(entry -> read.add(entry.value()));
                }
            }
            return read;
        }

        private Properties client() {
            Properties properties = new Properties();
            properties.put("bootstrap.servers", kafka.address());
            return properties;
        }
    }

    record OnRabbit(RabbitServer rabbit, String name) implements Mailbox {
        @Override
        public void declare() throws Exception {
            try (Connection connection = connect();
                    Channel channel = connection.createChannel()) {
                channel.queueDeclare(name, true, false, false, Map.of("x-queue-type", "quorum"));
            }
        }

        @Override
        public void put(List<String> texts) throws Exception {
            try (Connection connection = connect();
                    Channel channel = connection.createChannel()) {
                channel.confirmSelect();
                for (String text : texts) {
                    channel.basicPublish(
                            "", name, MessageProperties.PERSISTENT_TEXT_PLAIN, text.getBytes(StandardCharsets.UTF_8));
                }
                channel.waitForConfirmsOrDie();
            }
        }

        @Override
        public List<String> readAll(int count) throws Exception {
            List<String> read = new ArrayList<>();
            Deadline deadline = Deadline.in(Duration.ofSeconds(30));
            try (Connection connection = connect();
                    Channel channel = connection.createChannel()) {
                while (read.size() < count && !deadline.passed()) {
                    var got = channel.basicGet(name, false);
                    if (got != null) {
                        read.add(new String(got.getBody(), StandardCharsets.UTF_8));
                    }
                }
            }
            return read;
        }

        private Connection connect() throws Exception {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setUri(rabbit.uri());
            return factory.newConnection();
        }
    }
}
