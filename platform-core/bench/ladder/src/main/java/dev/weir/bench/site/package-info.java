/**
 * Decides how work is laid out on a broker, how far a rung has got with it, and whether all of it arrived. Start at
 * {@link dev.weir.bench.site.Site}.
 */
@NullMarked
package dev.weir.bench.site;

import org.jspecify.annotations.NullMarked;
