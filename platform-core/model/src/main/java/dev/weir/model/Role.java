package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which sides a connector has. */
public enum Role {
    /** Only an output. */
    @JsonProperty("source")
    Source("source", false, true),
    /** Input and output. */
    @JsonProperty("processor")
    Processor("processor", true, true),
    /** Only an input. */
    @JsonProperty("sink")
    Sink("sink", true, false);

    private final String text;
    private final boolean reads;
    private final boolean writes;

    Role(String text, boolean reads, boolean writes) {
        this.text = text;
        this.reads = reads;
        this.writes = writes;
    }

    /** As it stands in a specification. */
    public String text() {
        return text;
    }

    /** Whether it has an input. */
    public boolean reads() {
        return reads;
    }

    /** Whether it has an output. */
    public boolean writes() {
        return writes;
    }
}
