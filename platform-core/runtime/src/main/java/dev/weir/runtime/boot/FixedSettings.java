package dev.weir.runtime.boot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The settings of Spring's that the pipeline's promises rest on. They stand above every other source, so that no
 * configuration can switch them off; {@link #adjustable} ones stand below and may be overridden.
 */
final class FixedSettings implements EnvironmentPostProcessor {
    private static final String STREAM = "spring.cloud.stream.";
    private static final String KAFKA = STREAM + "kafka.";
    private static final String RABBIT = STREAM + "rabbit.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean input = environment.containsProperty("weir.input.destination");
        boolean output = environment.containsProperty("weir.output.destination");
        if (!input && !output) {
            return;
        }
        Map<String, Object> fixed = new LinkedHashMap<>();
        bindings(fixed, input, output);
        if (input) {
            consumers(fixed);
        }
        kafka(fixed);
        rabbit(fixed);
        environment.getPropertySources().addFirst(new MapPropertySource("weirFixedSettings", fixed));
        environment.getPropertySources().addLast(new MapPropertySource("weirDefaults", adjustable()));
    }

    /** Our functions are bound, never the author's: what is between consumer and author belongs to the pipeline. */
    private static void bindings(Map<String, Object> fixed, boolean input, boolean output) {
        fixed.put(STREAM + "function.autodetect", "false");
        // with no name Spring would poll a lone Supplier of the author's beside us
        fixed.put("spring.cloud.function.definition", input ? "weirInput;weirRetry" : "weirNone");
        fixed.put("spring.cloud.function.ineligible-definitions", "input,retry,output,letters,weirNone");
        fixed.put(STREAM + "output-bindings", output ? input ? "output;letters" : "output" : "letters");
        fixed.put(STREAM + "function.bindings.weirInput-in-0", "input");
        fixed.put(STREAM + "function.bindings.weirRetry-in-0", "retry");
        fixed.put(STREAM + "binding-retry-interval", "2");
    }

    private static void consumers(Map<String, Object> fixed) {
        for (String binding : new String[] {"input", "retry"}) {
            String common = STREAM + "bindings." + binding + ".consumer.";
            fixed.put(common + "max-attempts", "1");
            fixed.put(common + "use-native-decoding", "true");

            String kafka = KAFKA + "bindings." + binding + ".consumer.";
            fixed.put(kafka + "enable-dlq", "false");
            fixed.put(kafka + "auto-rebalance-enabled", "true");
            fixed.put(kafka + "ack-mode", "MANUAL");
            fixed.put(kafka + "configuration.enable.auto.commit", "false");
            fixed.put(kafka + "configuration.isolation.level", "read_committed");
            fixed.put(
                    kafka + "configuration.partition.assignment.strategy",
                    "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
            fixed.put(kafka + "configuration.reconnect.backoff.max.ms", "1000");

            String rabbit = RABBIT + "bindings." + binding + ".consumer.";
            fixed.put(rabbit + "container-type", "direct");
            fixed.put(rabbit + "acknowledge-mode", "MANUAL");
            fixed.put(rabbit + "declare-exchange", "false");
            fixed.put(rabbit + "bind-queue", "false");
            fixed.put(rabbit + "auto-bind-dlq", "false");
            fixed.put(rabbit + "republish-to-dlq", "false");
            fixed.put(rabbit + "requeue-rejected", "true");
            fixed.put(rabbit + "missing-queues-fatal", "false");
            fixed.put(rabbit + "recovery-interval", "1000");
        }
        // new tiers of a changed policy are found within this time
        fixed.put(KAFKA + "bindings.retry.consumer.configuration.metadata.max.age.ms", "10000");
        fixed.put(KAFKA + "bindings.retry.consumer.start-offset", "earliest");
        // retries come one by one: fetched together they cost a fraction, and a delay is late by no more than this
        fixed.put(KAFKA + "bindings.retry.consumer.configuration.fetch.min.bytes", "65536");
        fixed.put(KAFKA + "bindings.retry.consumer.configuration.fetch.max.wait.ms", "50");
    }

    private static void kafka(Map<String, Object> fixed) {
        fixed.put(KAFKA + "binder.auto-create-topics", "false");
        fixed.put(KAFKA + "binder.required-acks", "all");
        fixed.put(KAFKA + "binder.health-timeout", "5");
        fixed.put(KAFKA + "binder.authorization-exception-retry-interval", "2s");
        fixed.put(KAFKA + "binder.metrics.default-offset-lag-metrics-enabled", "false");
        for (String binding : new String[] {"output", "letters"}) {
            String producer = KAFKA + "bindings." + binding + ".producer.";
            fixed.put(producer + "configuration.enable.idempotence", "true");
            fixed.put(producer + "configuration.max.block.ms", "5000");
            fixed.put(producer + "configuration.request.timeout.ms", "5000");
            fixed.put(producer + "configuration.delivery.timeout.ms", "10000");
            fixed.put(producer + "configuration.reconnect.backoff.max.ms", "1000");
            // the topic's own limit counts, and is checked for each record before it is sent
            fixed.put(producer + "configuration.max.request.size", "33554432");
            // results leave as soon as no other follows; retries and dead letters have time to leave together
            fixed.put(producer + "batch-timeout", binding.equals("letters") ? "50" : "5");
            fixed.put(producer + "buffer-size", "65536");
        }
    }

    private static void rabbit(Map<String, Object> fixed) {
        for (String binding : new String[] {"output", "letters"}) {
            String producer = RABBIT + "bindings." + binding + ".producer.";
            fixed.put(producer + "declare-exchange", "false");
            fixed.put(producer + "bind-queue", "false");
            fixed.put(producer + "auto-bind-dlq", "false");
        }
    }

    private static Map<String, Object> adjustable() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        for (String binding : new String[] {"input", "retry"}) {
            // the partitions of a killed process go on after this time; a slow function does not need more, others poll
            // for it
            defaults.put(KAFKA + "bindings." + binding + ".consumer.configuration.session.timeout.ms", "15000");
        }
        defaults.put("spring.rabbitmq.connection-timeout", "5s");
        defaults.put("spring.rabbitmq.requested-heartbeat", "10s");
        defaults.put("spring.main.banner-mode", "off");
        defaults.put("spring.jmx.enabled", "false");
        defaults.put("spring.main.keep-alive", "true");
        defaults.put("server.shutdown", "graceful");
        defaults.put("spring.lifecycle.timeout-per-shutdown-phase", "15s");
        defaults.put("management.endpoints.web.exposure.include", "health,prometheus,weir");
        defaults.put("management.endpoint.health.probes.enabled", "true");
        defaults.put("management.endpoint.health.show-details", "always");
        defaults.put("management.endpoint.health.group.readiness.include", "readinessState,weir");
        defaults.put("management.health.rabbit.enabled", "false");
        defaults.put("management.health.binders.enabled", "false");
        defaults.put("logging.structured.format.console", "logstash");
        defaults.put("logging.structured.json.add.integration", "${weir.integration:}");
        defaults.put("logging.level.org.apache.kafka", "warn");
        // a stack trace about what the start says in one line
        defaults.put("logging.level.org.apache.kafka.clients.admin.internals.AdminMetadataManager", "off");
        // the binder's lag gauge asks with a consumer that is assigned nothing, once a minute
        defaults.put("logging.level.org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils", "error");
        defaults.put("logging.level.org.springframework", "warn");
        defaults.put("logging.level.org.springframework.cloud.stream.function", "error");
        defaults.put("logging.level.org.apache.catalina", "warn");
        return defaults;
    }
}
