package dev.weir.operator.broker;

import dev.weir.operator.cache.BrokerCaches;
import dev.weir.operator.cache.Shift;
import dev.weir.operator.kind.Broker;
import dev.weir.operator.kind.ReferenceStatus;
import dev.weir.operator.report.Announcer;
import dev.weir.operator.report.StatusWriter;
import dev.weir.operator.status.FieldManager;
import dev.weir.operator.status.ReferenceStatuses;
import dev.weir.plan.resolve.BrokerCheck;
import dev.weir.plan.resolve.Problems;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of a Broker whether Integrations can use it. */
@ControllerConfiguration(name = "broker", fieldManager = FieldManager.NAME)
public final class BrokerReconciler implements Reconciler<Broker> {
    private final Set<String> namespaces;
    private final Shift shift;
    private final Announcer announcer;
    private final ReferenceStatuses statuses;
    private @Nullable BrokerCaches watched;

    /**
     * A reconciler for some namespaces.
     *
     * @param namespaces names, or the one name that stands for all
     */
    public BrokerReconciler(Set<String> namespaces, Shift shift, Announcer announcer, Clock clock) {
        this.shift = shift;
        this.namespaces = Set.copyOf(namespaces);
        this.announcer = announcer;
        this.statuses = new ReferenceStatuses(clock);
    }

    @Override
    public List<EventSource<?, Broker>> prepareEventSources(EventSourceContext<Broker> context) {
        watched = new BrokerCaches(context, namespaces);
        return watched.sources();
    }

    @Override
    public UpdateControl<Broker> reconcile(Broker broker, Context<Broker> context) {
        return shift.work(() -> look(broker, context)).orElseGet(UpdateControl::noUpdate);
    }

    private UpdateControl<Broker> look(Broker broker, Context<Broker> context) {
        BrokerCaches caches = Objects.requireNonNull(watched, "nothing is watched before the operator starts");
        Problems problems = BrokerCheck.check(broker.manifest(), caches);
        ReferenceStatus status = statuses.of(broker.getMetadata(), broker.getStatus(), problems);
        announcer.announce(broker, ReferenceStatuses.conditions(broker.getStatus()), status.conditions());
        StatusWriter.write(broker, status, new Broker(), context);
        return UpdateControl.noUpdate();
    }
}
