package dev.weir.connectors.httpsource;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.weir.connectors.httpsource.Problem.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks that a body is JSON and keeps the schema, and names the fields that do not. */
final class BodyCheck {
    private static final int MOST_FAULTS = 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final @Nullable Schema schema;

    BodyCheck(@Nullable Schema schema) {
        this.schema = schema;
    }

    /** Whether bodies must be JSON whatever their content type says. */
    boolean needsJson() {
        return schema != null;
    }

    /** What is wrong with the body, at most {@value #MOST_FAULTS} things; empty when nothing is. */
    List<Fault> faults(byte[] body) {
        if (body.length == 0) {
            return List.of(new Fault("", "json", null, "is empty"));
        }
        try {
            JsonNode tree = JSON.readTree(body);
            return schema == null
                    ? List.of()
                    : schema.validate(tree).stream()
                            .limit(MOST_FAULTS)
                            .map(BodyCheck::fault)
                            .toList();
        } catch (JacksonException e) {
            var place = e.getLocation();
            String where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
            return List.of(new Fault("", "json", null, "is not JSON: " + e.getOriginalMessage() + where));
        }
    }

    private static Fault fault(Error error) {
        String property = error.getProperty();
        String pointer = error.getInstanceLocation().toString();
        String field = property == null
                ? pointer
                : pointer + "/" + property.replace("~", "~0").replace("/", "~1");
        return new Fault(
                field,
                error.getKeyword(),
                property == null ? value(error.getInstanceNode()) : null,
                error.getMessage());
    }

    private static @Nullable Object value(@Nullable JsonNode node) {
        if (node == null || node.isContainer()) {
            return null;
        }
        String text = node.asString();
        return node.isString() && text.length() > Fault.LONGEST_VALUE
                ? text.substring(0, Fault.LONGEST_VALUE) + "…"
                : node;
    }
}
