package dev.weir.runner.command;

import dev.weir.letters.Selection;
import dev.weir.runner.output.Refusal;
import dev.weir.wire.Delays;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class SelectionOptions {
    @Option(
            names = {"--fingerprint", "--group"},
            paramLabel = "FINGERPRINT",
            description = "Only letters that failed alike; see weir dlq groups.")
    private @Nullable String fingerprint;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Only letters whose last failure is not longer ago, such as 2h, or not before an instant such as"
                            + " 2026-11-21T10:00:00Z.")
    private @Nullable String since;

    @Option(names = "--limit", paramLabel = "N", description = "At most that many.")
    private @Nullable Long limit;

    @Option(names = "--id", paramLabel = "ID", description = "Only this letter; may be repeated.")
    private Set<String> ids = new LinkedHashSet<>();

    /**
     * The selection.
     *
     * @param otherwise limit where none is given
     */
    Selection selection(long otherwise) {
        if (limit != null && limit < 1) {
            throw Refusal.usage("--limit is " + limit + "; write at least 1");
        }
        Selection selection =
                Selection.all().atMost(limit == null ? otherwise : limit).withIds(ids);
        if (fingerprint != null) {
            selection = selection.ofGroup(fingerprint);
        }
        return since == null ? selection : selection.failedSince(instant(since));
    }

    private static Instant instant(String text) {
        try {
            return Character.isDigit(text.charAt(0)) && text.contains("T")
                    ? Instant.parse(text)
                    : Instant.now().minus(Delays.parse(text));
        } catch (DateTimeParseException | IllegalArgumentException unreadable) {
            throw Refusal.usage("--since is '" + text + "'; write how long ago, like 2h, or an instant like"
                    + " 2026-11-21T10:00:00Z");
        }
    }
}
