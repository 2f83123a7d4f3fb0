package dev.weir.letters;

import dev.weir.wire.Headers;
import java.util.Set;

/** Which headers a redriven message keeps: those of business, identity and trace, and none that tell of the failure. */
final class RedriveHeaders {
    private static final Set<String> IDENTITY =
            Set.of(Headers.ROOT, Headers.CAUSE, Headers.INTEGRATION, Headers.ORIGIN, Headers.LEFT_OUT);

    private RedriveHeaders() {}

    /** Whether the header is copied as it is; {@code weir-id} and {@code weir-redrives} are set anew. */
    static boolean keeps(DeadLetter letter, String name) {
        if (Headers.isOurs(name)) {
            return IDENTITY.contains(name);
        }
        return Headers.passes(name) && !(letter.foreign() && ForeignMarks.isMark(name));
    }

    static String redrives(DeadLetter letter) {
        return Integer.toString(letter.redrives() + 1);
    }
}
