package dev.weir.images;

import java.util.List;

/**
 * One layer of an image.
 *
 * @param name begins with the digest of its content
 * @param bytes size in the tar, compressed, as it travels
 * @param files paths without the leading slash
 */
record Layer(String name, long bytes, List<String> files) {
    boolean hasAnyOf(String regex) {
        return files.stream().anyMatch(it -> it.matches(regex));
    }
}
