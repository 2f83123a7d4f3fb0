package dev.weir.runtime.function;

import dev.weir.runtime.function.PayloadReader.ContentTypes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Payloads as bodies: {@code byte[]} and text as they are, everything else as JSON. */
final class PayloadWriter {
    private final JsonMapper mapper;
    private final @Nullable JsonPointer key;

    /** @param key where in the JSON the record key stands; {@code null} for nowhere */
    PayloadWriter(JsonMapper mapper, @Nullable String key) {
        this.mapper = mapper;
        this.key = key == null ? null : JsonPointer.compile(key);
    }

    byte[] body(Object payload) {
        return switch (payload) {
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> mapper.writeValueAsBytes(payload);
        };
    }

    /** The content type of a payload; bytes and text keep the one they came with. */
    String contentType(Object payload, @Nullable String given) {
        return switch (payload) {
            case byte[] bytes -> given == null ? ContentTypes.BYTES : given;
            case String text -> given == null ? ContentTypes.TEXT : given;
            default -> ContentTypes.JSON;
        };
    }

    /** The record key that stands in the payload; {@code null} when none is asked for or there is none. */
    byte @Nullable [] key(Object payload, byte[] body) {
        if (key == null) {
            return null;
        }
        JsonNode tree = payload instanceof byte[] || payload instanceof String
                ? mapper.readTree(body)
                : mapper.valueToTree(payload);
        JsonNode node = tree.at(key);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        String text = node.isValueNode() ? node.asString() : node.toString();
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
