package dev.weir.runner.command;

import dev.weir.letters.Outcome;
import dev.weir.letters.Progress;
import dev.weir.runner.output.Terminal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of letters, in words. */
final class Outcomes {
    private Outcomes() {}

    static String text(Outcome outcome, String done) {
        String skipped = outcome.skipped().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> ", " + it.getValue() + " skipped (" + it.getKey() + ")")
                .collect(Collectors.joining());
        return outcome.matched() + " matched, " + outcome.moved() + " " + done + skipped;
    }

    /** Shows how far it has come, where a person watches. */
    static Progress shown(Terminal terminal, String done) {
        return outcome -> terminal.picture(List.of(outcome.moved() + " " + done));
    }
}
