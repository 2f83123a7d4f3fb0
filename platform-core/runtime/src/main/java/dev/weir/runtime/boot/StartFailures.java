package dev.weir.runtime.boot;

import dev.weir.topology.TopologyMismatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why a connector does not start when the broker's topology differs. */
final class StartFailures extends AbstractFailureAnalyzer<TopologyMismatch> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, TopologyMismatch cause) {
        String differences =
                cause.differences().stream().map(Object::toString).collect(Collectors.joining(System.lineSeparator()));
        return new FailureAnalysis(
                "The broker has something else under the names of this integration:" + System.lineSeparator()
                        + differences,
                "Change or remove it on the broker, or give the integration another destination or group.",
                cause);
    }
}
