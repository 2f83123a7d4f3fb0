/** Golden tests of every object an Integration gets. */
@NullMarked
package dev.weir.operator.manifest;

import org.jspecify.annotations.NullMarked;
