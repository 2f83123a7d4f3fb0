package dev.weir.runtime.function;

import dev.weir.runtime.delivery.AuthorCode;
import dev.weir.runtime.delivery.Delivery;
import dev.weir.runtime.delivery.Outgoing;
import dev.weir.runtime.function.AuthorBeans.Chain;
import dev.weir.wire.Headers;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.support.MessageBuilder;

/** The author's function with its types resolved once, at start. */
public final class AuthorFunction implements AuthorCode {
    /** Classes made while a process runs must not fill its memory with their names. */
    private static final int MOST_NAMES = 10_000;

    private final Chain chain;
    private final Signature signature;
    private final PayloadReader reader;
    private final @Nullable Results results;
    /** By class name: a name that no jar knows is looked for in all of them, and each failure asks for the same few. */
    private final Map<String, Boolean> owned = new ConcurrentHashMap<>();

    AuthorFunction(Chain chain, Signature signature, PayloadReader reader, @Nullable Results results) {
        this.chain = chain;
        this.signature = signature;
        this.reader = reader;
        this.results = results;
    }

    @Override
    public Object decode(Delivery delivery) {
        Object payload = reader.read(delivery);
        if (!signature.message()) {
            return payload;
        }
        var message = MessageBuilder.withPayload(payload);
        delivery.passing((name, value) -> {
            if (!Results.READ_ONLY.contains(name)) {
                message.setHeader(name, Results.readable(value));
            }
        });
        message.setHeader(Headers.ID, delivery.id());
        byte[] key = delivery.key();
        if (key != null) {
            message.setHeader(Headers.KEY, Results.readable(key));
        }
        return message.build();
    }

    @Override
    public @Nullable Object call(Object input) {
        Object value = input;
        for (Object bean : chain.beans()) {
            value = apply(bean, value);
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    @SuppressWarnings("unchecked") // the bean's generic type was read at start and the input decoded to it
    private static @Nullable Object apply(Object bean, Object value) {
        if (bean instanceof Function<?, ?> function) {
            return ((Function<Object, @Nullable Object>) function).apply(value);
        }
        ((Consumer<Object>) bean).accept(value);
        return null;
    }

    @Override
    public boolean takesBatches() {
        return signature.batch();
    }

    @Override
    public boolean hasOutput() {
        return signature.output();
    }

    @Override
    public List<Outgoing> encode(@Nullable Object result, Delivery cause) {
        if (result == null || results == null) {
            return List.of();
        }
        List<?> all = signature.splits() && result instanceof List<?> list ? list : List.of(result);
        return results.outputs(all, cause);
    }

    @Override
    public boolean owns(String className) {
        Boolean known = owned.get(className);
        if (known != null) {
            return known;
        }
        boolean answer = isOwned(className);
        if (owned.size() < MOST_NAMES) {
            owned.put(className, answer);
        }
        return answer;
    }

    private boolean isOwned(String className) {
        try {
            Class<?> type = Class.forName(className, false, chain.owner().getClassLoader());
            return Objects.equals(location(type), location(chain.owner()));
        } catch (ClassNotFoundException | LinkageError e) {
            // hidden and generated classes have no name that can be loaded: they count as foreign
            return false;
        }
    }

    private static @Nullable Object location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? null : source.getLocation();
    }
}
