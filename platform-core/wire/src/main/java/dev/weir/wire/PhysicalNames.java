package dev.weir.wire;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names on a broker that one consumer group of one destination owns.
 *
 * <p>{@code orders} read by group {@code enrich}: consumer group {@code enrich} and, on RabbitMQ, work queue
 * {@code orders.enrich}; delay tiers {@code orders.enrich.retry.4s}; inbox {@code orders.enrich.inbox}; dead letters
 * {@code orders.enrich.dlq}; the group that reads tiers and inbox {@code enrich.retry}.
 *
 * @param destination topic or topic exchange the group reads
 * @param group consumer group, global to a broker
 */
public record PhysicalNames(String destination, String group) {
    /** The longest name Kafka takes for a topic. */
    public static final int MAX_LENGTH = 249;

    /** Characters both brokers take in a name. */
    public static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9._-]+");

    /** What {@link #redrive} adds to the name of the dead letters. */
    public static final String REDRIVE = ".redrive";

    private static final Pattern RESERVED = Pattern.compile(".*\\.(alone|inbox|dlq|retry|retry\\.[0-9]+(ms|s|m|h))");

    private static final Pattern ENDING = Pattern.compile("\\.(alone|inbox|dlq|retry|retry\\.[0-9]+(ms|s|m|h))$");

    /** Work queue of the group on RabbitMQ. */
    public String workQueue() {
        return destination + "." + group;
    }

    /** Queue or topic that holds messages for one delay. */
    public String tier(Duration delay) {
        return workQueue() + ".retry." + Delays.print(delay);
    }

    /** Private inbox: due retries on RabbitMQ, redrives on both. */
    public String inbox() {
        return workQueue() + ".inbox";
    }

    /** RabbitMQ queue of messages that processes have died with; each is handled alone. */
    public String alone() {
        return workQueue() + ".alone";
    }

    /** Dead letters of the group. */
    public String deadLetters() {
        return workQueue() + ".dlq";
    }

    /** What only one redrive has at a time: consumer group and transactional id on Kafka, a queue on RabbitMQ. */
    public String redrive() {
        return deadLetters() + REDRIVE;
    }

    /** Kafka consumer group that reads tiers and inbox. */
    public String retryGroup() {
        return group + ".retry";
    }

    /** Regular expression that matches inbox and every tier topic of the group, of this policy and of older ones. */
    public String retryTopics() {
        return workQueue().replace(".", "\\.") + "\\.(inbox|retry\\.[0-9]+(ms|s|m|h))";
    }

    /** Every name the group uses for the given delays, in a stable order. */
    public List<String> all(List<Duration> tiers) {
        var names = new java.util.ArrayList<String>();
        names.add(workQueue());
        tiers.forEach(delay -> names.add(tier(delay)));
        names.add(inbox());
        names.add(alone());
        names.add(deadLetters());
        return List.copyOf(names);
    }

    /** What is left of a name without the endings that Weir gives: all names of one group have the same root. */
    public static String root(String name) {
        String root = name;
        while (RESERVED.matcher(root).matches()) {
            root = ENDING.matcher(root).replaceFirst("");
        }
        return root;
    }

    /** Whether a destination or group ends like a name that Weir gives itself. */
    public static boolean isReserved(String name) {
        return RESERVED.matcher("." + name).matches();
    }
}
