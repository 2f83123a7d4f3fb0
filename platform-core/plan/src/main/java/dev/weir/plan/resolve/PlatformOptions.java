package dev.weir.plan.resolve;

import java.util.Set;

/** Properties that the platform sets itself and that nobody may shadow. */
final class PlatformOptions {
    private static final Set<String> ROOTS = Set.of("spring", "weir", "management", "server", "logging");

    private PlatformOptions() {}

    /** Whether a key is one of the platform's or lies below one. */
    static boolean isReserved(String key) {
        int dot = key.indexOf('.');
        return ROOTS.contains(dot < 0 ? key : key.substring(0, dot));
    }
}
