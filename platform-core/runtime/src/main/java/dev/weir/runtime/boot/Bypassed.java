package dev.weir.runtime.boot;

import java.util.function.Consumer;
import org.springframework.messaging.Message;

/** Stands where Spring Cloud Stream wants a function; messages leave for the delivery pipeline before they get here. */
final class Bypassed implements Consumer<Message<?>> {
    @Override
    public void accept(Message<?> message) {
        throw new IllegalStateException("a message came past the delivery pipeline; it is not acknowledged");
    }
}
