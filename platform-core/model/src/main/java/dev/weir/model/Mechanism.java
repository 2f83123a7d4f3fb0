package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** SASL mechanisms. */
public enum Mechanism {
    @JsonProperty("PLAIN")
    Plain("PLAIN"),
    @JsonProperty("SCRAM-SHA-256")
    ScramSha256("SCRAM-SHA-256"),
    @JsonProperty("SCRAM-SHA-512")
    ScramSha512("SCRAM-SHA-512");

    private final String text;

    Mechanism(String text) {
        this.text = text;
    }

    /** As it stands in a specification and as brokers call it. */
    public String text() {
        return text;
    }
}
