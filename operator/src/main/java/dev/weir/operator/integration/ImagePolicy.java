package dev.weir.operator.integration;

import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which images the operator may run.
 *
 * @param allowed what an image begins with, such as {@code registry.example/weir/}; empty allows every image
 */
public record ImagePolicy(List<String> allowed) {
    /** Why the image cannot be run; empty when it can. */
    Optional<Verdict> refuse(String connector, @Nullable String image) {
        if (image == null) {
            return Optional.of(Verdict.no(
                    ConditionReason.ImageMissing,
                    "Connector '" + connector + "' names no image; write spec.image in the Connector"));
        }
        if (!allowed.isEmpty() && allowed.stream().noneMatch(image::startsWith)) {
            return Optional.of(Verdict.no(
                    ConditionReason.ImageNotAllowed,
                    "image '" + image + "' of Connector '" + connector
                            + "' is not allowed; allowed is what begins with " + String.join(" or ", allowed)));
        }
        return Optional.empty();
    }
}
