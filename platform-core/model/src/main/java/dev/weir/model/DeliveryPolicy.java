package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a message that the connector cannot process. A broker that is away never counts as such. */
public record DeliveryPolicy(
        @JsonPropertyDescription("Longest time for one call. Then the call is interrupted and counts as failed.")
        @Default("60s")
        @Pattern(Bounds.DURATION)
        @Size(max = Bounds.DURATION_LENGTH)
        String timeout,

        @JsonPropertyDescription("How often and when a failed message is tried again.")
        RetryPolicy retry,

        @JsonPropertyDescription("Exception types that are never tried again, by full class name; subclasses count."
                + " Such a message becomes a dead letter at once.")
        @Size(max = 64)
        List<@Size(max = Bounds.TEXT_LENGTH) String> reject,

        @JsonPropertyDescription("How dead letters are kept.") @Nullable
        DeadLetterPolicy deadLetter) {
    /** What holds when nothing is written. */
    public static final DeliveryPolicy DEFAULT = new DeliveryPolicy("60s", RetryPolicy.DEFAULT, List.of(), null);

    public DeliveryPolicy {
        timeout = Defaults.of(timeout, "60s");
        retry = Defaults.of(retry, RetryPolicy.DEFAULT);
        reject = Defaults.of(reject);
    }
}
