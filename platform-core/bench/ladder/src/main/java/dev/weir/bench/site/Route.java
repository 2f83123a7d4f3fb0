package dev.weir.bench.site;

import dev.weir.wire.PhysicalNames;

/**
 * The places of one trial on a broker.
 *
 * @param input destination that is read
 * @param group who reads it
 * @param output destination that is written
 */
public record Route(String input, String group, String output) {
    /** The same with an input that no other trial shares. */
    public Route withOwnInput() {
        return new Route("orders-" + group, group, output);
    }

    /** What the group owns on the broker. */
    public PhysicalNames names() {
        return new PhysicalNames(input, group);
    }
}
