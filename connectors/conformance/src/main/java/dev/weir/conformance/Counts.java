package dev.weir.conformance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What a connector counted in one life. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Counts(long delivered, long forwarded, long consumed, long filtered, long retried, long dead, long returned) {
    /** Messages that have come to an end of any kind. */
    long ended() {
        return forwarded + consumed + filtered + dead;
    }
}
