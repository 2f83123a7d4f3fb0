package dev.weir.runner.broker;

import dev.weir.runner.state.Running;

/**
 * How much waits on a broker for one Integration. Asked again and again, it keeps its connection; a broker that does not
 * answer is said by {@link #UNKNOWN}, and asked again next time.
 */
public interface Backlog extends AutoCloseable {
    /** The broker did not answer. */
    long UNKNOWN = -1;

    /** On the broker of the given access. */
    static Backlog of(BrokerAccess access) {
        return access.isKafka() ? new KafkaBacklog(access) : new RabbitBacklog(access);
    }

    /** Messages of the input that the group has not finished; on RabbitMQ without those a consumer holds. */
    long waiting(Running.Side input);

    /** Messages in the group's retry tiers and inbox; on RabbitMQ without those a consumer holds. */
    long retrying(Running.Side input);

    @Override
    void close();
}
