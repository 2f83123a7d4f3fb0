package dev.weir.runtime.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The author's function as the pipeline sees it: bytes in, a value, a call, bytes out. */
public interface AuthorCode {
    /** The input value of a message. Anything thrown means that the message can never be read. */
    Object decode(Delivery delivery) throws Exception;

    /** Calls the function, on a thread that may be interrupted. */
    @Nullable
    Object call(Object input) throws Exception;

    /** Whether the function takes a list of messages at once; {@link #call} then takes a list of decoded inputs. */
    boolean takesBatches();

    /** Whether the function has results at all; a consumer has none. */
    boolean hasOutput();

    /** What a result publishes, in order; empty when there is nothing to publish. Anything thrown is the message's fault. */
    List<Outgoing> encode(@Nullable Object result, Delivery cause) throws Exception;

    /** Whether a class belongs to the connector, for fingerprints. */
    boolean owns(String className);
}
