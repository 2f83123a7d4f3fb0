package dev.weir.model;

/** Where a message's identity comes from. */
public enum IdSource {
    /** The producer's header, else the position on the broker. */
    Header,
    /** AMQP's message-id as well. */
    MessageId
}
