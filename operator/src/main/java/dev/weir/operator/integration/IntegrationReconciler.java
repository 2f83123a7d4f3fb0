package dev.weir.operator.integration;

import dev.weir.operator.cache.IntegrationCaches;
import dev.weir.operator.cache.OptionalKinds;
import dev.weir.operator.cache.Shift;
import dev.weir.operator.kind.Integration;
import dev.weir.operator.kind.IntegrationStatus;
import dev.weir.operator.manifest.Blueprint;
import dev.weir.operator.report.Announcer;
import dev.weir.operator.report.StatusWriter;
import dev.weir.operator.secret.SecretDigests;
import dev.weir.operator.status.FieldManager;
import dev.weir.plan.AppPlan;
import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Unresolved;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the cluster look like an Integration, and says how far that is. */
@ControllerConfiguration(
        name = "integration",
        fieldManager = FieldManager.NAME,
        // annotations wake us too; IntegrationChange says what else
        generationAwareEventProcessing = false,
        informer = @Informer(onUpdateFilter = IntegrationChange.class, informerListLimit = IntegrationCaches.PAGE))
@Workflow(
        explicitInvocation = true,
        dependents = {
            @Dependent(name = "ConfigMap", type = ConfigMapChild.class),
            @Dependent(name = "Service", type = ServiceChild.class),
            @Dependent(name = "NetworkPolicy", type = NetworkPolicyChild.class),
            @Dependent(name = "Deployment", type = DeploymentChild.class, dependsOn = "ConfigMap"),
            @Dependent(
                    name = "PodDisruptionBudget",
                    type = PodDisruptionBudgetChild.class,
                    reconcilePrecondition = Wanted.Budget.class),
            @Dependent(
                    name = "HorizontalPodAutoscaler",
                    type = HorizontalPodAutoscalerChild.class,
                    reconcilePrecondition = Wanted.Autoscaler.class),
            @Dependent(
                    name = "TriggerAuthentication",
                    type = TriggerAuthenticationChild.class,
                    activationCondition = Wanted.KedaIsThere.class,
                    reconcilePrecondition = Wanted.KedaLogin.class),
            @Dependent(
                    name = "ScaledObject",
                    type = ScaledObjectChild.class,
                    activationCondition = Wanted.KedaIsThere.class,
                    reconcilePrecondition = Wanted.Keda.class),
            @Dependent(
                    name = "PodMonitor",
                    type = PodMonitorChild.class,
                    activationCondition = Wanted.PrometheusIsThere.class),
            @Dependent(
                    name = "ServiceMonitor",
                    type = ServiceMonitorChild.class,
                    activationCondition = Wanted.ServiceMonitorsAreThere.class,
                    reconcilePrecondition = Wanted.NoPodMonitor.class)
        })
public final class IntegrationReconciler implements Reconciler<Integration> {
    private final Plans plans = new Plans(Recent.USUAL);
    private final ProgressPace pace = new ProgressPace();
    private final Set<String> namespaces;
    private final Shift shift;
    private final ImagePolicy images;
    private final Announcer announcer;
    private final PodStates pods;
    private final OptionalKinds kinds;
    private final Map<String, String> monitorLabels;
    private final IntegrationStatuses statuses;
    private @Nullable IntegrationCaches watched;

    /**
     * A reconciler for some namespaces.
     *
     * @param namespaces names, or the one name that stands for all
     * @param monitorLabels what a Prometheus selects monitors by
     */
    public IntegrationReconciler(
            KubernetesClient client,
            Set<String> namespaces,
            Shift shift,
            ImagePolicy images,
            Announcer announcer,
            OptionalKinds kinds,
            Map<String, String> monitorLabels,
            Clock clock) {
        this.monitorLabels = Map.copyOf(monitorLabels);
        this.kinds = kinds;
        this.shift = shift;
        this.namespaces = Set.copyOf(namespaces);
        this.images = images;
        this.announcer = announcer;
        this.pods = new PodStates(client, FieldManager.NAME);
        this.statuses = new IntegrationStatuses(clock);
    }

    @Override
    public List<EventSource<?, Integration>> prepareEventSources(EventSourceContext<Integration> context) {
        watched = new IntegrationCaches(context, namespaces);
        return watched.sources();
    }

    @Override
    public UpdateControl<Integration> reconcile(Integration integration, Context<Integration> context) {
        return shift.work(() -> look(integration, context)).orElseGet(UpdateControl::noUpdate);
    }

    private UpdateControl<Integration> look(Integration integration, Context<Integration> context) {
        if (Annotations.isHandsOff(integration)) {
            return report(integration, statuses.handsOff(integration, deployment(context)), context);
        }
        Outcome outcome =
                switch (plans.resolve(integration.manifest(), caches().referencesOf(integration))) {
                    case Resolved resolved -> deploy(integration, resolved, context);
                    case Unresolved unresolved -> Outcome.refused(unresolved.problems());
                };
        return report(integration, statuses.of(integration, deployment(context), outcome), context);
    }

    private Outcome deploy(Integration integration, Resolved resolved, Context<Integration> context) {
        AppPlan app = plans.plan(resolved);
        var workload = app.workload();
        return images.refuse(workload.connector(), workload.image())
                .map(Outcome::unusable)
                .orElseGet(() -> {
                    Blueprint blueprint = blueprint(integration, app, resolved);
                    Child.plan(context, blueprint);
                    context.managedWorkflowAndDependentResourceContext().reconcileManagedWorkflow();
                    pods.tell(caches().podsOf(integration), workload.state());
                    var rollout = new Rollout(deployment(context), caches().podsOf(integration), workload.state());
                    return Outcome.deployed(
                            rollout.verdict(),
                            LeftBehind.now(resolved),
                            Autoscaling.of(blueprint, context).verdict().orElse(null));
                });
    }

    private Blueprint blueprint(Integration integration, AppPlan app, Resolved resolved) {
        String namespace = integration.getMetadata().getNamespace();
        String secrets = SecretDigests.digest(app.secrets(), name -> caches().secret(namespace, name));
        return new Blueprint(
                app,
                integration.getMetadata().getUid(),
                secrets,
                Annotations.restartedAt(integration),
                resolved.input(),
                kinds.there(),
                monitorLabels);
    }

    /** What is thrown is tried again, ever later; what there is to say about it is said at once. */
    @Override
    public ErrorStatusUpdateControl<Integration> updateErrorStatus(
            Integration integration, Context<Integration> context, Exception thrown) {
        Failure failure = Failure.of(thrown);
        failure.log(integration.getMetadata());
        failure.verdict(integration.getMetadata().getName())
                .ifPresent(it -> shift.work(() -> report(
                        integration, statuses.of(integration, deployment(context), Outcome.failed(it)), context)));
        return ErrorStatusUpdateControl.noStatusUpdate();
    }

    private UpdateControl<Integration> report(
            Integration integration, IntegrationStatus status, Context<Integration> context) {
        Duration rest = pace.rest(integration, status);
        if (rest.isPositive()) {
            return UpdateControl.<Integration>noUpdate().rescheduleAfter(rest);
        }
        announcer.announce(integration, IntegrationStatuses.before(integration), status.conditions());
        StatusWriter.write(integration, status, new Integration(), context);
        return UpdateControl.noUpdate();
    }

    private static @Nullable Deployment deployment(Context<Integration> context) {
        return context.getSecondaryResource(Deployment.class).orElse(null);
    }

    private IntegrationCaches caches() {
        return Objects.requireNonNull(watched, "nothing is watched before the operator starts");
    }
}
