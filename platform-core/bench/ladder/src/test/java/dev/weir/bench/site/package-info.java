/** Decides whether orders are counted right. Start at {@link dev.weir.bench.site.AccountTest}. */
@NullMarked
package dev.weir.bench.site;

import org.jspecify.annotations.NullMarked;
