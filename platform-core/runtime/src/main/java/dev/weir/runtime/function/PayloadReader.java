package dev.weir.runtime.function;

import dev.weir.runtime.delivery.Delivery;
import dev.weir.runtime.delivery.Text;
import dev.weir.runtime.delivery.UnreadableMessage;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies as the author's payload type: {@code byte[]} and text as they are, everything else from JSON, checked against its
 * Bean Validation constraints. What cannot be read is an {@link UnreadableMessage} that says why.
 */
final class PayloadReader {
    private static final byte[] NOTHING = new byte[0];

    private final Class<?> raw;
    private final String typeName;
    private final ObjectReader json;
    private final @Nullable Validator validator;

    PayloadReader(Type type, JsonMapper mapper, boolean rejectUnknown, @Nullable Validator validator) {
        var javaType = mapper.constructType(type);
        this.raw = javaType.getRawClass();
        this.typeName = raw.getSimpleName();
        this.json = mapper.readerFor(javaType)
                .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withFeatures(
                        rejectUnknown
                                ? new DeserializationFeature[] {DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES}
                                : new DeserializationFeature[0]);
        this.validator =
                validator != null && validator.getConstraintsForClass(raw).isBeanConstrained() ? validator : null;
    }

    Object read(Delivery delivery) {
        byte[] body = delivery.body();
        if (raw == byte[].class) {
            return body == null ? NOTHING : body;
        }
        if (raw == String.class) {
            return text(body == null ? NOTHING : body);
        }
        if (body == null) {
            throw new UnreadableMessage("the record has no value, and a " + typeName + " needs one");
        }
        requireJson(delivery.text(ContentTypes.HEADER));
        return validated(json.readValue(body));
    }

    private static String text(byte[] body) {
        String text = Text.utf8(body);
        if (text == null) {
            throw new UnreadableMessage("the body is not valid UTF-8 text");
        }
        return text;
    }

    private void requireJson(@Nullable String contentType) {
        if (contentType != null && !ContentTypes.mayBeJson(contentType)) {
            throw new UnreadableMessage("content type '" + Text.cut(contentType, 100) + "' cannot be read as a "
                    + typeName + "; send application/json, or take byte[]");
        }
    }

    private Object validated(@Nullable Object value) {
        if (value == null) {
            throw new UnreadableMessage("the body is JSON null, and a " + typeName + " needs a value");
        }
        if (validator != null) {
            Set<ConstraintViolation<Object>> violations = validator.validate(value);
            if (!violations.isEmpty()) {
                throw new UnreadableMessage(violations.stream()
                        .map(it -> it.getPropertyPath() + " " + it.getMessage())
                        .sorted()
                        .collect(Collectors.joining("; ")));
            }
        }
        return value;
    }

    /** What content types say. */
    static final class ContentTypes {
        static final String HEADER = "contentType";
        static final String JSON = "application/json";
        static final String TEXT = "text/plain";
        static final String BYTES = "application/octet-stream";

        private static final Pattern WELL_FORMED = Pattern.compile("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+");

        private ContentTypes() {}

        /** Malformed ones count as absent; the unspecific ones producers send by default may be anything. */
        static boolean mayBeJson(String contentType) {
            if (contentType.equals(JSON)) {
                return true;
            }
            String lower = contentType.toLowerCase(Locale.ROOT).strip().replace("\"", "");
            int end = lower.indexOf(';');
            String type = end < 0 ? lower : lower.substring(0, end).strip();
            return !WELL_FORMED.matcher(type).matches()
                    || type.endsWith("json")
                    || type.startsWith("text/plain")
                    || type.equals(BYTES);
        }
    }
}
