package dev.weir.operator.integration;

import dev.weir.operator.kind.Integration;
import dev.weir.operator.manifest.Blueprint;
import dev.weir.operator.optional.OptionalKind;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;
import java.util.function.Predicate;

/** Whether an Integration has a child: a question to its blueprint. The framework makes these by their names. */
abstract class Wanted implements Condition<HasMetadata, Integration> {
    private final Predicate<Blueprint> question;

    private Wanted(Predicate<Blueprint> question) {
        this.question = question;
    }

    @Override
    public boolean isMet(
            DependentResource<HasMetadata, Integration> child, Integration integration, Context<Integration> context) {
        return question.test(Child.blueprint(context));
    }

    static final class Budget extends Wanted {
        Budget() {
            super(Blueprint::hasSeveralPods);
        }
    }

    static final class Autoscaler extends Wanted {
        Autoscaler() {
            super(it -> it.isScaled() && !it.isScaledByKeda());
        }
    }

    static final class KedaIsThere extends Wanted {
        KedaIsThere() {
            super(it -> it.kinds().contains(OptionalKind.ScaledObject));
        }
    }

    /** KEDA would wake what somebody put to sleep. */
    static final class Keda extends Wanted {
        Keda() {
            super(it -> it.isScaledByKeda() && it.hasPods());
        }
    }

    static final class KedaLogin extends Wanted {
        KedaLogin() {
            super(it -> it.isScaledByKeda() && it.hasPods() && it.hasLogin());
        }
    }

    static final class ServiceMonitorsAreThere extends Wanted {
        ServiceMonitorsAreThere() {
            super(it -> it.kinds().contains(OptionalKind.ServiceMonitor));
        }
    }

    /** Two monitors would count everything twice. */
    static final class NoPodMonitor extends Wanted {
        NoPodMonitor() {
            super(it -> !it.kinds().contains(OptionalKind.PodMonitor));
        }
    }

    static final class PrometheusIsThere extends Wanted {
        PrometheusIsThere() {
            super(it -> it.kinds().contains(OptionalKind.PodMonitor));
        }
    }
}
