package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Kinds of broker. */
public enum BrokerType {
    @JsonProperty("kafka")
    Kafka("kafka"),
    @JsonProperty("rabbitmq")
    RabbitMq("rabbitmq");

    private final String text;

    BrokerType(String text) {
        this.text = text;
    }

    /** As it stands in a specification. */
    public String text() {
        return text;
    }
}
