package dev.weir.testkit;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What a server's container is made of.
 *
 * @param ports published under the same numbers on 127.0.0.1, so that a restart keeps them
 * @param settingsFile where the image reads its settings
 * @param serves asked after each start until it says that clients are served
 * @param flush a command in the container before it is killed, see {@link Launch#flush}; none when empty
 */
record Container(
        String image,
        List<Integer> ports,
        String settingsFile,
        String settings,
        BooleanSupplier serves,
        List<String> flush) {}
