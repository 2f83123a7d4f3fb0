package dev.weir.operator.manifest;

import dev.weir.operator.optional.TriggerAuthentication;

/** What KEDA logs in with: the Secrets of the Broker. */
public final class TriggerAuthenticationManifest {
    private TriggerAuthenticationManifest() {}

    public static TriggerAuthentication of(Blueprint blueprint) {
        return TriggerAuthentication.of(
                Labels.metadata(blueprint), blueprint.lag().orElseThrow().parameters());
    }
}
