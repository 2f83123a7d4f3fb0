package dev.weir.operator.metrics;

import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.BooleanSupplier;

/** All metrics of one operator, as Prometheus reads them. */
public final class OperatorMetrics implements AutoCloseable {
    /** Content type of {@link #text}. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ReconciliationMetrics reconciliations = new ReconciliationMetrics(registry);
    private final ResourceGauges resources = new ResourceGauges(registry);
    private final JvmGcMetrics collector = new JvmGcMetrics();

    /**
     * Metrics of an operator and of the virtual machine around it.
     *
     * @param working whether it is this operator that works; false while it waits for the lease
     */
    public OperatorMetrics(BooleanSupplier working) {
        Gauge.builder("weir.operator.working", () -> working.getAsBoolean() ? 1 : 0)
                .description("1 for the operator that works, 0 for one that waits for the lease")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collector.bindTo(registry);
    }

    /** What the framework tells about its work. */
    public Metrics ofWork() {
        return reconciliations;
    }

    /**
     * Everything at this moment, in Prometheus' text format.
     *
     * @param operator whose caches are counted
     */
    public String text(Operator operator) {
        resources.count(operator);
        return registry.scrape();
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
