package dev.weir.runner.command;

import org.jspecify.annotations.Nullable;

/** An error in one short line. */
final class ErrorText {
    private static final int LONGEST = 100;

    private ErrorText() {}

    static String of(@Nullable String type, @Nullable String message) {
        String simple = type == null ? "unknown" : type.substring(type.lastIndexOf('.') + 1);
        String text = message == null ? simple : simple + ": " + message.replaceAll("\\s+", " ");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
