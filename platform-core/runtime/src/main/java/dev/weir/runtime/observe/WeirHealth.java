package dev.weir.runtime.observe;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready means: the input consumes and what is published is confirmed. A paused connector is ready. */
public final class WeirHealth implements HealthIndicator {
    private final ConnectorView view;

    public WeirHealth(ConnectorView view) {
        this.view = view;
    }

    @Override
    public Health health() {
        String trouble = view.trouble();
        var health = trouble == null ? Health.up() : Health.down().withDetail("reason", trouble);
        return health.withDetail("state", view.paused() ? "Paused" : "Running").build();
    }
}
