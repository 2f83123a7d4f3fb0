package dev.weir.runtime.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records what happens to sampled messages. */
public interface Spans {
    /** Records nothing: trace headers pass through like any other. */
    Spans NONE = (parent, delivery) -> null;

    /**
     * Begins a span for one attempt.
     *
     * @param parent what the message carries; {@code null} for nothing, or nothing that can be read
     * @return {@code null} when the message is not sampled; its headers then stay as they are
     */
    @Nullable
    Recording begin(@Nullable TraceParent parent, Delivery delivery);

    /** One attempt under record. */
    interface Recording {
        /** What everything that is published for this attempt carries. */
        void inject(Map<String, Object> headers);

        /** Trace id, for logs. */
        String traceId();

        /** The attempt is over, its outcome confirmed. */
        void end();

        /** The attempt failed; {@link #end} is still to come. */
        void failed(Throwable failure);
    }
}
