package dev.weir.runner.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Single values: what a node holds, and what is wrong when a field wants something else. */
final class Scalars {
    /** A field that wants something else; the message is the end of a sentence that begins with the field's name. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    private final boolean secret;

    /** @param secret whether messages must not show values */
    Scalars(boolean secret) {
        this.secret = secret;
    }

    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    /** The value as a field of that type takes it. */
    Object read(Class<?> type, Node node) throws Unfit {
        if (type.isEnum()) {
            return constant(type, node);
        }
        if (type == String.class) {
            return text(node);
        }
        if (type == Integer.class) {
            return integer(node);
        }
        if (type == Double.class) {
            return decimal(node);
        }
        if (type == Boolean.class && has(node, Tag.BOOL)) {
            return free((ScalarNode) node);
        }
        throw new Unfit("is " + describe(node) + "; write true or false");
    }

    private String text(Node node) throws Unfit {
        if (node instanceof ScalarNode scalar) {
            if (scalar.getTag().equals(Tag.STR)) {
                return scalar.getValue();
            }
            throw new Unfit(
                    "is " + describe(node) + "; put it in quotes" + (secret ? "" : ": \"" + scalar.getValue() + "\""));
        }
        throw new Unfit("is " + describe(node) + "; write text");
    }

    private Integer integer(Node node) throws Unfit {
        if (!has(node, Tag.INT)) {
            throw new Unfit("is " + describe(node) + "; write a whole number");
        }
        BigInteger number = new BigInteger(free((ScalarNode) node).toString());
        if (number.bitLength() >= Integer.SIZE) {
            throw new Unfit("is " + number + "; write a number up to " + Integer.MAX_VALUE);
        }
        return number.intValue();
    }

    private Double decimal(Node node) throws Unfit {
        if (has(node, Tag.INT) || has(node, Tag.FLOAT)) {
            double number = Double.parseDouble(free((ScalarNode) node).toString());
            if (Double.isFinite(number)) {
                return number;
            }
        }
        throw new Unfit("is " + describe(node) + "; write a number");
    }

    private Object constant(Class<?> type, Node node) throws Unfit {
        Map<String, Object> constants = constants(type);
        Object found = node instanceof ScalarNode scalar ? constants.get(scalar.getValue()) : null;
        if (found == null) {
            List<String> words = List.copyOf(constants.keySet());
            int last = words.size() - 1;
            throw new Unfit("is " + describe(node) + "; write " + String.join(", ", words.subList(0, last)) + " or "
                    + words.get(last));
        }
        return found;
    }

    private static Map<String, Object> constants(Class<?> type) {
        var constants = new LinkedHashMap<String, Object>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            String written = Arrays.stream(type.getFields())
                    .filter(it -> it.getName().equals(name))
                    .map(it -> it.getAnnotation(JsonProperty.class))
                    .map(it -> it == null ? name : it.value())
                    .findFirst()
                    .orElse(name);
            constants.put(written, constant);
        }
        return constants;
    }

    private static boolean has(Node node, Tag tag) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(tag);
    }

    /** A value whose field takes any: text, truth value, or a number as it is written. */
    static Object free(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.BOOL)) {
            return text.equalsIgnoreCase("true");
        }
        if (scalar.getTag().equals(Tag.INT)) {
            return number(text);
        }
        if (scalar.getTag().equals(Tag.FLOAT)) {
            return decimal(text);
        }
        return text;
    }

    private static Object number(String text) {
        String digits = text.replaceFirst("^\\+", "");
        int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : 10;
        BigInteger number = new BigInteger(radix == 10 ? digits : digits.substring(2), radix);
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    /** As a cluster's JSON would hold it, so that both render the same text. */
    private static Double decimal(String text) {
        String bare = text.replaceFirst("^[+-]", "");
        if (bare.equalsIgnoreCase(".inf")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return bare.equalsIgnoreCase(".nan") ? Double.NaN : Double.parseDouble(text);
    }

    /** What stands there, for the middle of a sentence. */
    String describe(Node node) {
        return switch (node) {
            case MappingNode map -> "a map";
            case SequenceNode list -> "a list";
            case ScalarNode scalar -> describe(scalar);
            default -> "something else";
        };
    }

    private String describe(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR)) {
            return secret ? "text" : "'" + scalar.getValue() + "'";
        }
        if (tag.equals(Tag.NULL)) {
            return "empty";
        }
        String kind = tag.equals(Tag.BOOL) ? "a truth value" : "a number";
        return secret ? kind : scalar.getValue() + ", " + kind;
    }
}
