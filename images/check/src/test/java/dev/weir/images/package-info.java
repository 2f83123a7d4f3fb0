/** Tests of the images as files: no container runtime is needed. Start at {@code ImagesIT}. */
@NullMarked
package dev.weir.images;

import org.jspecify.annotations.NullMarked;
