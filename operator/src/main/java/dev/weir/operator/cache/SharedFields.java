package dev.weir.operator.cache;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote which field is said in a tree for each object, larger than the object itself and much the same for all objects
 * of a kind. What is the same is kept once.
 */
public final class SharedFields extends JsonDeserializer<FieldsV1> {
    private static final int KEPT = 8192;

    private final Map<Map<String, Object>, Map<String, Object>> trees = new ConcurrentHashMap<>();

    private SharedFields() {}

    /** How a client reads and writes that remembers many objects. */
    public static KubernetesSerialization serialization() {
        ObjectMapper mapper = new ObjectMapper()
                .registerModule(new SimpleModule().addDeserializer(FieldsV1.class, new SharedFields()));
        return new KubernetesSerialization(mapper, true) {
            @Override
            protected void configureMapper(ObjectMapper mapper) {
                super.configureMapper(mapper);
                mapper.setHandlerInstantiator(
                        new Straight.Instead(mapper.getDeserializationConfig().getHandlerInstantiator()));
            }
        };
    }

    @Override
    public @Nullable FieldsV1 deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (context.getAttribute(Straight.UNMANAGED) != null) {
            parser.skipChildren();
            return null;
        }
        FieldsV1 fields = new FieldsV1();
        fields.setAdditionalProperties(tree(parser));
        return fields;
    }

    private Map<String, Object> tree(JsonParser parser) throws IOException {
        Map<String, Object> parts = new LinkedHashMap<>(4);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parts.put(name, parser.nextToken() == JsonToken.START_OBJECT ? tree(parser) : parser.getText());
        }
        return parts.isEmpty() ? Map.of() : shared(parts);
    }

    private Map<String, Object> shared(Map<String, Object> parts) {
        if (trees.size() > KEPT) {
            // what is still in use is kept by those who use it
            trees.clear();
        }
        Map<String, Object> known = trees.putIfAbsent(parts, parts);
        return known == null ? parts : known;
    }
}
