package dev.weir.runtime.boot;

import dev.weir.topology.TopologyForbidden;
import dev.weir.topology.TopologyMismatch;
import dev.weir.topology.TopologyUnsupported;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in plain words why a connector does not start on this broker. */
final class StartFailures implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(StartFailures::known)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable FailureAnalysis known(Throwable cause) {
        return switch (cause) {
            case TopologyMismatch mismatch -> differences(mismatch);
            case TopologyForbidden forbidden -> new FailureAnalysis(forbidden.getMessage(), null, forbidden);
            case TopologyUnsupported unsupported -> new FailureAnalysis(unsupported.getMessage(), null, unsupported);
            default -> null;
        };
    }

    private static FailureAnalysis differences(TopologyMismatch mismatch) {
        String differences = mismatch.differences().stream()
                .map(Object::toString)
                .collect(Collectors.joining(System.lineSeparator()));
        return new FailureAnalysis(
                "The broker has something else under the names of this integration:" + System.lineSeparator()
                        + differences,
                "Change or remove it on the broker, or give the integration another destination or group.",
                mismatch);
    }
}
