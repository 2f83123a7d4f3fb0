/** Tests of the kinds: the committed files are what the records say, and the API server refuses what they forbid. */
@NullMarked
package dev.weir.operator.kind;

import org.jspecify.annotations.NullMarked;
