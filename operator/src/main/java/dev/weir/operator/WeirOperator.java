package dev.weir.operator;

import dev.weir.operator.broker.BrokerReconciler;
import dev.weir.operator.cache.OptionalKinds;
import dev.weir.operator.cache.Remembered;
import dev.weir.operator.cache.Shift;
import dev.weir.operator.connector.ConnectorReconciler;
import dev.weir.operator.integration.ImagePolicy;
import dev.weir.operator.integration.IntegrationReconciler;
import dev.weir.operator.metrics.OperatorMetrics;
import dev.weir.operator.report.Announcer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.Cloner;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The three reconcilers and all they need: the wiring diagram. */
final class WeirOperator implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(WeirOperator.class);
    private static final String LEASE = "weir-operator";
    private static final Duration SYNC = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private final KubernetesClient client;
    private final OperatorSettings settings;
    private final Consumer<String> lost;
    private final Operator operator;
    private final OperatorMetrics metrics = new OperatorMetrics(this::isWorking);
    private final Shift shift = new Shift();
    private final String identity = UUID.randomUUID().toString();
    private volatile boolean stopping;
    private volatile boolean working;

    /**
     * Wires everything; nothing runs yet.
     *
     * @param lost told why when the operator cannot go on, once it runs
     */
    WeirOperator(KubernetesClient client, OperatorSettings settings, Clock clock, Consumer<String> lost) {
        this(client, settings, Pace.USUAL, clock, lost);
    }

    /** The same at another pace. */
    WeirOperator(KubernetesClient client, OperatorSettings settings, Pace pace, Clock clock, Consumer<String> lost) {
        this.client = client;
        this.settings = settings;
        this.lost = lost;
        this.operator = new Operator(this::configure);
        Set<String> namespaces = settings.watchesAll() ? Set.of(Constants.WATCH_ALL_NAMESPACES) : settings.namespaces();
        Announcer announcer = new Announcer(client, clock);
        ImagePolicy images = new ImagePolicy(settings.allowedImages());
        OptionalKinds kinds = new OptionalKinds(client, pace.kindsAgain());
        operator.register(
                new IntegrationReconciler(
                        client, namespaces, shift, images, announcer, kinds, settings.monitorLabels(), clock),
                it -> watch(it, pace, namespaces));
        operator.register(new BrokerReconciler(namespaces, shift, announcer, clock), it -> watch(it, pace, namespaces));
        operator.register(
                new ConnectorReconciler(clock), it -> watch(it, pace, Set.of(Constants.WATCH_ALL_NAMESPACES)));
    }

    private void configure(ConfigurationServiceOverrider configuration) {
        configuration
                .withKubernetesClient(client)
                .withMetrics(metrics.ofWork())
                .withCloseClientOnStop(false)
                // what is looked at is never changed
                .withResourceCloner(new Cloner() {
                    @Override
                    public <R extends HasMetadata> R clone(R resource) {
                        return resource;
                    }
                })
                .withConcurrentReconciliationThreads(settings.threads())
                .withConcurrentWorkflowExecutorThreads(settings.threads())
                // ConfigMaps too are applied, not replaced
                .withDefaultNonSSAResource(Set.of())
                .withPreviousAnnotationForDependentResources(false)
                .withCacheSyncTimeout(SYNC)
                .withReconciliationTerminationTimeout(STOP)
                .withStopOnInformerErrorDuringStartup(true)
                .withInformerStoppedHandler((informer, why) -> lose("a watch ended: " + why));
        if (settings.leaderElection()) {
            configuration.withLeaderElectionConfiguration(election());
        }
    }

    private LeaderElectionConfiguration election() {
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
                .withLeaseNamespace(settings.ownNamespace())
                .withIdentity(identity)
                .withExitOnStopLeading(false)
                .withLeaderCallbacks(new LeaderCallbacks(
                        () -> working = true, () -> lose("another operator leads now"), leader -> {}))
                .build();
    }

    private boolean isWorking() {
        return working && !stopping;
    }

    private static <R extends HasMetadata> void watch(
            ControllerConfigurationOverrider<R> controller, Pace pace, Set<String> namespaces) {
        if (namespaces.size() == 1) {
            // a store of our own is for one informer: that of another namespace would empty it
            controller.withItemStore(new TransformingItemStore<>(Remembered::withoutManagers));
        }
        controller
                .settingNamespaces(namespaces)
                .withReconciliationMaxInterval(pace.lookAgain())
                .withRetry(new GenericRetry()
                        .setInitialInterval(FIRST_RETRY)
                        .setIntervalMultiplier(2)
                        .setMaxInterval(LONGEST_RETRY.toMillis())
                        .setMaxAttempts(Integer.MAX_VALUE));
    }

    private void lose(String why) {
        if (!stopping) {
            lost.accept(why);
        }
    }

    /** Returns when everything there is has been seen. */
    void start() {
        operator.start();
        if (!settings.leaderElection()) {
            working = true;
        }
    }

    /** What stands still for good; empty when nothing does. A watch that is being renewed does not count. */
    String trouble() {
        return new Watches(operator).trouble();
    }

    /** What has not been seen yet; empty when everything has. */
    String unseen() {
        return new Watches(operator).unseen();
    }

    /** What there is to scrape. */
    String metrics() {
        return metrics.text(operator);
    }

    /** Takes no new work, ends what is begun, gives the lease back. */
    @Override
    public void close() {
        stopping = true;
        if (!shift.end(STOP)) {
            LOGGER.warn("what was begun is not finished in time; the next operator finishes it");
        }
        operator.stop();
        metrics.close();
        if (settings.leaderElection()) {
            giveLeaseBack();
        }
    }

    /** Who waits for the lease need not wait until it runs out. */
    private void giveLeaseBack() {
        try {
            var lease = client.leases().inNamespace(settings.ownNamespace()).withName(LEASE);
            Lease held = lease.get();
            if (held != null && identity.equals(held.getSpec().getHolderIdentity())) {
                lease.edit(it -> it.edit()
                        .editSpec()
                        .withHolderIdentity("")
                        .withLeaseDurationSeconds(1)
                        .endSpec()
                        .build());
            }
        } catch (KubernetesClientException refused) {
            LOGGER.atWarn()
                    .addKeyValue("reason", refused.getMessage())
                    .log("lease not given back; it runs out by itself");
        }
    }
}
