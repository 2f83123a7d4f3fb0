package dev.weir.letters;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are meant. Start with {@link #all()} and narrow it.
 *
 * @param fingerprint only letters of this group; null for every group
 * @param since only letters whose last failure is not before; null for all, a letter without that time only then
 * @param ids only letters with one of these dead ids; empty for all
 * @param limit at most that many
 */
public record Selection(
        @Nullable String fingerprint, @Nullable Instant since, Set<String> ids, long limit) {
    public Selection {
        ids = Set.copyOf(ids);
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + "; it must be at least 1");
        }
    }

    /** Every letter. */
    public static Selection all() {
        return new Selection(null, null, Set.of(), Long.MAX_VALUE);
    }

    public Selection ofGroup(String wanted) {
        return new Selection(wanted, since, ids, limit);
    }

    public Selection failedSince(Instant earliest) {
        return new Selection(fingerprint, earliest, ids, limit);
    }

    public Selection withIds(Set<String> wanted) {
        return new Selection(fingerprint, since, wanted, limit);
    }

    public Selection atMost(long letters) {
        return new Selection(fingerprint, since, ids, letters);
    }

    /** Whether the letter is meant; the limit is not looked at. */
    public boolean matches(DeadLetter letter) {
        return (fingerprint == null || fingerprint.equals(letter.fingerprint()))
                && (since == null
                        || (letter.lastFailed() != null && !letter.lastFailed().isBefore(since)))
                && (ids.isEmpty() || ids.contains(letter.deadId()));
    }
}
