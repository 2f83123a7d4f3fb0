package dev.weir.runtime.kafka;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata of a committed offset says about the processes that have begun to read there, so that a message that
 * ends the process each time is found.
 *
 * @param starts processes that began to read and did not get beyond the horizon, the running one included
 * @param horizon first offset that the first of those that died cannot have had in its hands; -1 while none has died
 * @param suspect offset of the record that was or is to be handled alone; -1 for none
 * @param deaths of processes while they handled it alone
 * @param alone whether it is handled at the moment, or was when the process died
 */
record StartNote(int starts, long horizon, long suspect, int deaths, boolean alone) {
    static final StartNote NONE = new StartNote(0, -1, -1, 0, false);
    private static final int MAX_DIGITS = 18;

    /** Reads a note; what is not one counts as none. */
    static StartNote parse(@Nullable String text) {
        Map<String, Long> numbers = new HashMap<>();
        for (String part : text == null ? new String[0] : text.split(" ", -1)) {
            int equals = part.indexOf('=');
            String digits = part.substring(equals + 1);
            boolean number = equals > 0
                    && !digits.isEmpty()
                    && digits.length() <= MAX_DIGITS
                    && digits.chars().allMatch(it -> it >= '0' && it <= '9');
            if (number) {
                numbers.put(part.substring(0, equals), Long.parseLong(digits));
            }
        }
        return new StartNote(
                (int) Math.min(Integer.MAX_VALUE - 1, numbers.getOrDefault("starts", 0L)),
                numbers.getOrDefault("horizon", -1L),
                numbers.getOrDefault("suspect", -1L),
                (int) Math.min(Integer.MAX_VALUE - 1, numbers.getOrDefault("deaths", 0L)),
                numbers.containsKey("alone"));
    }

    String print() {
        String text = "starts=" + starts;
        if (horizon >= 0) {
            text += " horizon=" + horizon;
        }
        if (suspect >= 0) {
            text += " suspect=" + suspect + " deaths=" + deaths;
        }
        return alone ? text + " alone=1" : text;
    }

    /**
     * A process begins to read; the one before it has not left this note in good order.
     *
     * @param base offset it begins at
     * @param span how many records from there on a process can have in its hands
     */
    StartNote started(long base, long span) {
        long furthest = base + span;
        long until = starts > 1 && horizon >= 0 ? Math.min(horizon, furthest) : starts > 0 ? furthest : -1;
        return new StartNote(starts + 1, until, suspect, alone ? deaths + 1 : deaths, false);
    }

    /**
     * The records up to this offset are finished. Progress before the horizon leaves open which record the processes died
     * with: it does not make the starts uncounted.
     */
    StartNote upTo(long frontier) {
        boolean open = suspect >= frontier;
        boolean explained = !open && deaths > 0;
        boolean beyond = explained || frontier >= horizon;
        return new StartNote(
                beyond ? 1 : starts, beyond ? -1 : horizon, open ? suspect : -1, open ? deaths : 0, open && alone);
    }

    /** A record is handled alone from now on. */
    StartNote aloneWith(long offset) {
        return new StartNote(starts, horizon, offset, deathsOf(offset), true);
    }

    /** The process leaves in good order: its start does not count, and nothing died. */
    StartNote left() {
        return new StartNote(Math.max(0, starts - 1), horizon, suspect, deaths, false);
    }

    int deathsOf(long offset) {
        return offset == suspect ? deaths : 0;
    }
}
