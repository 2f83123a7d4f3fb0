package dev.weir.bench.ladder;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;

/** What a run was made on, for the head of its report. */
final class Machine {
    private Machine() {}

    static String describe(int rounds) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return ("%s, JDK %s, %s %s, %d processors shared by brokers, rungs and the ladder, load average %.1f at the start;"
                        + " %d rounds, rungs in turn, median (least–most); ratios are taken within each round.")
                .formatted(
                        LocalDate.now(java.time.ZoneId.systemDefault()),
                        Runtime.version().feature(),
                        system.getName(),
                        system.getArch(),
                        system.getAvailableProcessors(),
                        system.getSystemLoadAverage(),
                        rounds);
    }
}
