package dev.weir.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The brokers a test runs on. */
public enum BrokerKind {
    KAFKA,
    RABBITMQ;

    private static final String CHOSEN = "weir.brokers";

    /** All of them, or those that {@code -Dweir.brokers} names. */
    public static List<BrokerKind> chosen() {
        String names = System.getProperty(CHOSEN, "kafka,rabbitmq");
        return Arrays.stream(names.split(",", -1)).map(BrokerKind::named).toList();
    }

    private static BrokerKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        CHOSEN + " names '" + name + "'; known are " + Arrays.toString(values())));
    }

    /** The one that serves all tests of this JVM; started when it is first asked for. */
    public TestBroker shared() {
        return switch (this) {
            case KAFKA -> KafkaServer.shared();
            case RABBITMQ -> RabbitServer.shared();
        };
    }

    TestBroker fresh(Map<String, String> settings) {
        return switch (this) {
            case KAFKA -> KafkaServer.fresh(settings);
            case RABBITMQ -> RabbitServer.fresh(settings);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
