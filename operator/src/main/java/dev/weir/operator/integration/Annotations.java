package dev.weir.operator.integration;

import dev.weir.operator.kind.Integration;
import dev.weir.operator.manifest.Labels;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people say to the operator through annotations of an Integration. */
final class Annotations {
    /** {@value #PAUSED} keeps the operator's hands off everything of the Integration. */
    static final String RECONCILIATION = "weir.dev/reconciliation";

    static final String PAUSED = "paused";

    /** Places, {@code broker/destination} separated by commas, of which nobody needs to be reminded any more. */
    static final String LEFT_BEHIND = "weir.dev/left-behind";

    private Annotations() {}

    static boolean isHandsOff(Integration integration) {
        return PAUSED.equals(annotations(integration).get(RECONCILIATION));
    }

    static Set<String> leftBehind(Integration integration) {
        String places = annotations(integration).getOrDefault(LEFT_BEHIND, "");
        return Arrays.stream(places.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }

    /** When somebody asked for a restart last. */
    static @Nullable String restartedAt(Integration integration) {
        return annotations(integration).get(Labels.RESTARTED_AT);
    }

    private static Map<String, String> annotations(Integration integration) {
        Map<String, String> annotations = integration.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }
}
