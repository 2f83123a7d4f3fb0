package dev.weir.operator;

import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.health.EventSourceHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the watches of an operator are. */
record Watches(Operator operator) {
    String trouble() {
        return names(it -> !it.isRunning(), "not watched any more: ");
    }

    String unseen() {
        return operator.getRuntimeInfo().isStarted()
                ? names(it -> !it.isRunning() || !it.hasSynced(), "not seen yet: ")
                : "the operator is starting";
    }

    private String names(Predicate<InformerHealthIndicator> wrong, String begin) {
        String names = operator.getRegisteredControllers().stream()
                .flatMap(it -> names(it, wrong))
                .sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : begin + names;
    }

    private static Stream<String> names(RegisteredController<?> controller, Predicate<InformerHealthIndicator> wrong) {
        String name = controller.getConfiguration().getName();
        return controller.getControllerHealthInfo().eventSourceHealthIndicators().entrySet().stream()
                .filter(it -> informers(it.getValue()).anyMatch(wrong))
                .map(it -> name + "/" + it.getKey());
    }

    private static Stream<InformerHealthIndicator> informers(EventSourceHealthIndicator source) {
        return source instanceof InformerWrappingEventSourceHealthIndicator<?> several
                ? several.informerHealthIndicators().values().stream()
                : Stream.of();
    }
}
