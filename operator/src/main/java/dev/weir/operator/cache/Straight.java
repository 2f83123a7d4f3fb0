package dev.weir.operator.cache;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserSequence;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.cfg.HandlerInstantiator;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.weir.operator.kind.Integration;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.internal.KubernetesDeserializer;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a watch tells without making a tree of it first, for the kinds of which there are many. The client's own
 * reader does that for all others, because it must see the kind before it knows what to read.
 */
final class Straight extends JsonDeserializer<KubernetesResource> {
    /** Set while an object is read of which nobody asks who wrote which field. */
    static final String UNMANAGED = Straight.class.getName() + ".unmanaged";

    private static final Map<String, Class<? extends KubernetesResource>> KINDS = Map.of(
            "weir.dev/v1alpha1 Integration", Integration.class,
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "v1 Secret", Secret.class,
            "v1 Pod", Pod.class,
            "apps/v1 Deployment", Deployment.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);

    private static final Set<Class<?>> WITHOUT_MANAGERS = Set.of(Integration.class, Pod.class, Secret.class);

    private final JsonDeserializer<?> others;

    private Straight(JsonDeserializer<?> others) {
        this.others = others;
    }

    @Override
    public @Nullable KubernetesResource deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return (KubernetesResource) others.deserialize(parser, context);
        }
        try (TokenBuffer head = context.bufferForInputBuffering(parser)) {
            Class<? extends KubernetesResource> kind = KINDS.get(kind(parser, head));
            JsonParser whole = JsonParserSequence.createFlattened(true, head.asParser(parser), parser);
            whole.nextToken();
            return kind == null ? (KubernetesResource) others.deserialize(whole, context) : read(kind, whole, context);
        }
    }

    /** Reads until the kind is known; what was read is in the buffer. Both fields come first in what a server writes. */
    private static String kind(JsonParser parser, TokenBuffer head) throws IOException {
        String version = "";
        String kind = "";
        head.writeStartObject();
        while ((version.isEmpty() || kind.isEmpty()) && parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            head.writeFieldName(field);
            parser.nextToken();
            version = field.equals("apiVersion") ? parser.getText() : version;
            kind = field.equals("kind") ? parser.getText() : kind;
            head.copyCurrentStructure(parser);
        }
        if (!parser.hasToken(JsonToken.END_OBJECT)) {
            parser.nextToken();
        }
        return version + " " + kind;
    }

    private static KubernetesResource read(
            Class<? extends KubernetesResource> kind, JsonParser parser, DeserializationContext context)
            throws IOException {
        context.setAttribute(UNMANAGED, WITHOUT_MANAGERS.contains(kind) ? true : null);
        KubernetesResource read = context.readValue(parser, kind);
        context.setAttribute(UNMANAGED, null);
        return read;
    }

    /** Puts the straight reader in the place of the client's own. */
    static final class Instead extends HandlerInstantiator {
        private final HandlerInstantiator client;

        Instead(HandlerInstantiator client) {
            this.client = client;
        }

        @Override
        public @Nullable JsonDeserializer<?> deserializerInstance(
                DeserializationConfig config, Annotated annotated, Class<?> type) {
            JsonDeserializer<?> given = client.deserializerInstance(config, annotated, type);
            return type == KubernetesDeserializer.class ? new Straight(given) : given;
        }

        @Override
        public @Nullable KeyDeserializer keyDeserializerInstance(
                DeserializationConfig config, Annotated annotated, Class<?> type) {
            return client.keyDeserializerInstance(config, annotated, type);
        }

        @Override
        public com.fasterxml.jackson.databind.@Nullable JsonSerializer<?> serializerInstance(
                SerializationConfig config, Annotated annotated, Class<?> type) {
            return client.serializerInstance(config, annotated, type);
        }

        @Override
        public @Nullable TypeResolverBuilder<?> typeResolverBuilderInstance(
                MapperConfig<?> config, Annotated annotated, Class<?> type) {
            return client.typeResolverBuilderInstance(config, annotated, type);
        }

        @Override
        public @Nullable TypeIdResolver typeIdResolverInstance(
                MapperConfig<?> config, Annotated annotated, Class<?> type) {
            return client.typeIdResolverInstance(config, annotated, type);
        }
    }
}
