package dev.weir.operator.connector;

import dev.weir.operator.kind.Connector;
import dev.weir.operator.kind.ReferenceStatus;
import dev.weir.operator.report.StatusWriter;
import dev.weir.operator.status.FieldManager;
import dev.weir.operator.status.ReferenceStatuses;
import dev.weir.plan.resolve.ConnectorCheck;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;

/** Says of a Connector whether Integrations can use it. No event: it would have to be in the namespace default. */
@ControllerConfiguration(name = "connector", fieldManager = FieldManager.NAME)
public final class ConnectorReconciler implements Reconciler<Connector> {
    private final ReferenceStatuses statuses;

    public ConnectorReconciler(Clock clock) {
        this.statuses = new ReferenceStatuses(clock);
    }

    @Override
    public UpdateControl<Connector> reconcile(Connector connector, Context<Connector> context) {
        ReferenceStatus status =
                statuses.of(connector.getMetadata(), connector.getStatus(), ConnectorCheck.check(connector.manifest()));
        StatusWriter.write(connector, status, new Connector(), context);
        return UpdateControl.noUpdate();
    }
}
