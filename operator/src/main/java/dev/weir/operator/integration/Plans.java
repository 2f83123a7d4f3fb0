package dev.weir.operator.integration;

import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.model.Metadata;
import dev.weir.plan.AppPlan;
import dev.weir.plan.render.Planner;
import dev.weir.plan.resolve.IntegrationResolver;
import dev.weir.plan.resolve.References;
import dev.weir.plan.resolve.Resolution;
import dev.weir.plan.resolve.Resolved;
import java.util.List;

/**
 * Resolves and plans, and does neither again while the Integration is the same and everything asked for is answered as
 * before: an Integration is looked at several times for each change, because its pods and Deployments change too.
 */
final class Plans {
    private final IntegrationResolver resolver = new IntegrationResolver();
    private final Planner planner = new Planner();
    private final Recent<Metadata, Planned> recent;

    Plans(int most) {
        recent = new Recent<>(most);
    }

    private record Planned(
            Manifest<IntegrationSpec> integration, List<Heard.Answer<?>> answers, Resolved resolved, AppPlan app) {
        boolean holds(Manifest<IntegrationSpec> now, References references) {
            return integration.equals(now) && answers.stream().allMatch(it -> it.isStillGivenBy(references));
        }
    }

    Resolution resolve(Manifest<IntegrationSpec> integration, References references) {
        Planned last = recent.get(integration.metadata());
        if (last != null && last.holds(integration, references)) {
            return last.resolved();
        }
        var heard = new Heard(references);
        Resolution resolution = resolver.resolve(integration, heard);
        if (resolution instanceof Resolved resolved) {
            AppPlan app = planner.plan(resolved).app();
            recent.put(integration.metadata(), new Planned(integration, heard.answers(), resolved, app));
        }
        return resolution;
    }

    /** The plan of what {@link #resolve} gave. */
    AppPlan plan(Resolved resolved) {
        Planned last = recent.get(resolved.integration().metadata());
        return last != null && last.resolved().equals(resolved)
                ? last.app()
                : planner.plan(resolved).app();
    }
}
