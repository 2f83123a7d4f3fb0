package dev.weir.operator.metrics;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reconciliations by controller, under the names that newer versions of the framework give them: one that is put off counts in
 * the queue from the moment it is due.
 */
final class ReconciliationMetrics implements Metrics {
    private static final String CONTROLLER = Constants.CONTROLLER_NAME;
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final MeterRegistry registry;
    private final Map<String, AtomicInteger> queues = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> active = new ConcurrentHashMap<>();

    ReconciliationMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void receivedEvent(Event event, Map<String, Object> metadata) {
        counter("events.received", "Events that woke a controller", name(metadata));
    }

    @Override
    public void reconcileCustomResource(HasMetadata resource, @Nullable RetryInfo retry, Map<String, Object> metadata) {
        number(queues, "reconciliations.queue", "Resources that wait for a thread", name(metadata))
                .incrementAndGet();
        counter("reconciliations.started", "Reconciliations asked for", name(metadata));
        if (retry != null && retry.getAttemptCount() > 0) {
            counter("reconciliations.retries", "Reconciliations after one that failed", name(metadata));
        }
    }

    @Override
    public void reconciliationExecutionStarted(HasMetadata resource, Map<String, Object> metadata) {
        number(queues, "reconciliations.queue", "Resources that wait for a thread", name(metadata))
                .decrementAndGet();
        running(metadata).incrementAndGet();
    }

    @Override
    public void reconciliationExecutionFinished(HasMetadata resource, Map<String, Object> metadata) {
        running(metadata).decrementAndGet();
    }

    private AtomicInteger running(Map<String, Object> metadata) {
        return number(active, "reconciliations.active", "Resources that are worked on", name(metadata));
    }

    @Override
    public void finishedReconciliation(HasMetadata resource, Map<String, Object> metadata) {
        counter("reconciliations.success", "Reconciliations that ended well", name(metadata));
    }

    @Override
    public void failedReconciliation(HasMetadata resource, Exception thrown, Map<String, Object> metadata) {
        counter("reconciliations.failure", "Reconciliations that ended with an error", name(metadata));
    }

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        Timer.Sample sample = Timer.start(registry);
        try {
            return execution.execute();
        } finally {
            sample.stop(Timer.builder("reconciliations.execution.duration")
                    .description("How long one reconciliation takes")
                    .tag(CONTROLLER, execution.controllerName())
                    .publishPercentileHistogram()
                    .minimumExpectedValue(SHORTEST)
                    .maximumExpectedValue(LONGEST)
                    .register(registry));
        }
    }

    private void counter(String name, String description, String controller) {
        Counter.builder(name)
                .description(description)
                .tag(CONTROLLER, controller)
                .register(registry)
                .increment();
    }

    private AtomicInteger number(
            Map<String, AtomicInteger> numbers, String name, String description, String controller) {
        return numbers.computeIfAbsent(controller, it -> {
            var number = new AtomicInteger();
            Gauge.builder(name, number, AtomicInteger::get)
                    .description(description)
                    .tag(CONTROLLER, it)
                    .register(registry);
            return number;
        });
    }

    /** There are three controllers, so that nothing here grows with the resources. */
    private static String name(Map<String, Object> metadata) {
        return String.valueOf(metadata.get(CONTROLLER));
    }
}
