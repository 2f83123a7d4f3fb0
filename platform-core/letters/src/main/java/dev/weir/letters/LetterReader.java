package dev.weir.letters;

import dev.weir.wire.Headers;
import dev.weir.wire.MessageIds;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands the headers of a letter. A malformed or absurd value counts as absent and never hides the letter. */
final class LetterReader {
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");

    private LetterReader() {}

    static DeadLetter read(RawLetter raw) {
        Optional<String> deadId = raw.text(Headers.DEAD_ID);
        var marks = new ForeignMarks(raw);
        String ownDeadId = deadId.orElseGet(() -> MessageIds.ofDeadLetter(raw.parked(), raw.mark()));
        String id = raw.text(Headers.ID).or(marks::id).orElse(ownDeadId);
        Optional<String> errorType = raw.text(Headers.ERROR_TYPE).or(marks::errorType);
        return new DeadLetter(
                ownDeadId,
                id,
                raw.text(Headers.ROOT).orElse(null),
                key(raw, deadId.isEmpty()),
                isNull(raw) ? null : raw.body(),
                raw.headers(),
                raw.properties(),
                count(raw, Headers.ATTEMPTS),
                instant(raw, Headers.FIRST_FAILED).orElse(null),
                lastFailed(raw, marks),
                errorType.orElse(null),
                raw.text(Headers.ERROR_MESSAGE).or(marks::errorMessage).orElse(null),
                fingerprint(raw, errorType),
                raw.text(Headers.ORIGIN).or(marks::origin).orElse(null),
                count(raw, Headers.REDRIVES),
                raw.text(Headers.INTEGRATION).orElse(null),
                raw.text(Headers.TRACEPARENT).map(LetterReader::trace).orElse(null),
                deadId.isEmpty(),
                raw.parked());
    }

    private static @Nullable Content key(RawLetter raw, boolean foreign) {
        Optional<String> text = raw.text(Headers.KEY);
        if (text.isEmpty()) {
            return foreign ? raw.key() : null;
        }
        boolean base64 = raw.text(Headers.KEY_ENCODING).filter("base64"::equals).isPresent();
        return base64 ? decoded(text.get()) : Content.of(text.get());
    }

    private static Content decoded(String text) {
        try {
            return Content.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException malformed) {
            return Content.of(text);
        }
    }

    private static boolean isNull(RawLetter raw) {
        return raw.body().size() == 0
                && raw.text(Headers.BODY).filter("null"::equals).isPresent();
    }

    private static int count(RawLetter raw, String name) {
        return raw.text(name)
                .filter(text -> COUNT.matcher(text).matches())
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static Optional<Instant> instant(RawLetter raw, String name) {
        try {
            return raw.text(name).map(Instant::parse);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant lastFailed(RawLetter raw, ForeignMarks marks) {
        return instant(raw, Headers.LAST_FAILED).or(marks::died).orElse(raw.time());
    }

    /** Foreign letters carry no stack frame that could be relied on, so the type alone groups them. */
    private static String fingerprint(RawLetter raw, Optional<String> errorType) {
        return raw.text(Headers.FINGERPRINT)
                .or(() ->
                        errorType.map(type -> MessageIds.ofDeadLetter(type, "").substring(0, 8)))
                .orElse(DeadLetter.UNKNOWN);
    }

    private static @Nullable String trace(String traceparent) {
        Matcher matcher = TRACEPARENT.matcher(traceparent);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
