package dev.weir.plan.render;

import dev.weir.plan.SecretBinding;
import dev.weir.plan.resolve.Resolved;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The connector's own options, under the connector's name. */
final class Options {
    /** Names that Spring takes without brackets. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]+");

    private Options() {}

    static Fragment of(Resolved resolved) {
        String prefix = resolved.integration().spec().connector().name();
        var fragments = new ArrayList<Fragment>();
        fragments.add(option(prefix, resolved.integration().spec().config()));
        resolved.optionSecrets()
                .forEach((option, secret) ->
                        fragments.add(Fragment.secret(new SecretBinding(prefix + "." + option, secret))));
        return Fragment.all(fragments);
    }

    private static Fragment option(String property, Object value) {
        return switch (value) {
            case Map<?, ?> nested ->
                Fragment.all(nested.entrySet().stream()
                        .map(it -> option(property + step(String.valueOf(it.getKey())), it.getValue()))
                        .toList());
            case List<?> list -> list(property, list);
            case Double number -> Fragment.property(property, plain(new BigDecimal(number.toString())));
            case BigDecimal number -> Fragment.property(property, plain(number));
            default -> Fragment.property(property, value.toString());
        };
    }

    /** An empty list is written, for it may take the place of a default; an empty map cannot be said in properties. */
    private static Fragment list(String property, List<?> list) {
        if (list.isEmpty()) {
            return Fragment.property(property, "");
        }
        var fragments = new ArrayList<Fragment>();
        for (int i = 0; i < list.size(); i++) {
            fragments.add(option(property + "[" + i + "]", list.get(i)));
        }
        return Fragment.all(fragments);
    }

    private static String step(String name) {
        return PLAIN.matcher(name).matches() ? "." + name : "[" + name + "]";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
