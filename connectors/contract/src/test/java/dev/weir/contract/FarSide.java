package dev.weir.contract;

import dev.weir.testkit.client.TestMessage;
import java.util.List;

/** What a sink writes to, and what it makes of the messages it gets. */
interface FarSide extends AutoCloseable {
    /** The sink. */
    String connector();

    /** The options of the sink that writes here, as YAML in one line. */
    String config();

    /** Called each time the sink starts, when logging is set up and nothing has been consumed. */
    default void starting() {}

    /** A message that arrives. Its id travels as {@code weir-id}. */
    TestMessage good(String id);

    /** Messages that never arrive. */
    List<Poison> poison();

    /** The ids of what has arrived, as often as it has. */
    List<String> arrived();

    @Override
    void close();

    /**
     * A message that becomes a dead letter.
     *
     * @param attempts calls it takes
     * @param because part of the reason that the letter tells
     */
    record Poison(TestMessage message, int attempts, String because) {}
}
