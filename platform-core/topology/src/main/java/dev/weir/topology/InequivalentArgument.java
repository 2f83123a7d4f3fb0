package dev.weir.topology;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the broker's words about an existing thing that is not equal to the one declared. */
final class InequivalentArgument {
    private static final Pattern WORDS = Pattern.compile(
            "inequivalent arg '([^']+)' for \\w+ '.*' in vhost '[^']*': received (.+) but current is (.+)");
    private static final Pattern VALUE = Pattern.compile("(?:the value )?'(.*?)'(?: of type .*)?");

    private InequivalentArgument() {}

    static Difference of(String thing, RabbitAnswer.Refused refused) {
        Matcher words = WORDS.matcher(refused.text());
        if (words.find()) {
            return new Difference(
                    thing,
                    words.group(1),
                    value(words.group(2)),
                    value(words.group(3)),
                    "change what the plan asks for, or drain and delete it and let it be declared again");
        }
        return new Difference(
                thing, "declaration", "accepted", refused.text(), "change what the plan asks for, or the broker");
    }

    private static String value(String text) {
        Matcher value = VALUE.matcher(text);
        return value.matches() ? value.group(1) : text;
    }
}
