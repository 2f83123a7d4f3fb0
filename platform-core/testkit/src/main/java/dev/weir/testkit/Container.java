package dev.weir.testkit;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What a server's container is made of.
 *
 * @param ports published under the same numbers on 127.0.0.1, so that a restart keeps them
 * @param files what the image reads, by path
 * @param serves asked after each start until it says that clients are served
 * @param flush a command in the container before it is killed, see {@link Launch#flush}; none when empty
 */
record Container(
        String image, List<Integer> ports, Map<String, String> files, BooleanSupplier serves, List<String> flush) {}
