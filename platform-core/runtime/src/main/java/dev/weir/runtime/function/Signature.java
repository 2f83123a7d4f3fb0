package dev.weir.runtime.function;

import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;

/**
 * What a function takes and gives.
 *
 * @param payload type of one input's payload; {@code null} for a supplier
 * @param message whether the input is wrapped in a {@link Message}
 * @param batch whether a consumer takes a list of inputs at once
 * @param output whether there are results
 * @param splits whether a list as result is several messages
 */
record Signature(@Nullable Type payload, boolean message, boolean batch, boolean output, boolean splits) {

    /**
     * Reads the signature of a bean's type.
     *
     * @param split what the integration says about lists as results
     * @throws IllegalStateException for a signature that cannot be run, with the reason and the way out
     */
    static Signature of(String bean, Type type, boolean split) {
        ResolvableType resolved = ResolvableType.forType(type);
        refuseReactive(bean, resolved);
        if (is(resolved, Function.class)) {
            ResolvableType function = resolved.as(Function.class);
            return input(function.getGeneric(0), false, true, split && isList(function.getGeneric(1)));
        }
        if (is(resolved, Consumer.class)) {
            ResolvableType argument = resolved.as(Consumer.class).getGeneric(0);
            return isList(argument)
                    ? input(argument.getGeneric(0), true, false, false)
                    : input(argument, false, false, false);
        }
        boolean list = isList(resolved.as(Supplier.class).getGeneric(0));
        return new Signature(null, false, false, true, split && list);
    }

    private static Signature input(ResolvableType argument, boolean batch, boolean output, boolean splits) {
        boolean message = argument.resolve() == Message.class;
        ResolvableType payload = message ? argument.getGeneric(0) : argument;
        Type type = payload.resolve() == null ? Object.class : payload.getType();
        return new Signature(type, message, batch, output, splits);
    }

    private static boolean is(ResolvableType type, Class<?> kind) {
        return type.as(kind).resolve() != null;
    }

    private static boolean isList(ResolvableType type) {
        Class<?> raw = type.resolve();
        return raw != null && List.class.isAssignableFrom(raw);
    }

    private static void refuseReactive(String bean, ResolvableType type) {
        for (ResolvableType generic : type.getGenerics()) {
            Class<?> raw = generic.resolve();
            if (raw != null && raw.getName().startsWith("reactor.")) {
                throw new IllegalStateException("function '" + bean + "' uses " + raw.getSimpleName()
                        + ": a reactive function is called once at start, so that its messages could be neither retried"
                        + " nor dead-lettered one by one; take and return plain values");
            }
            refuseReactive(bean, generic);
        }
    }
}
