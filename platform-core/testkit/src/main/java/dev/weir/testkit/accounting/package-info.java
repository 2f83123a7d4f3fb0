/**
 * Decides whether a system under test has kept every message: posts loads of unique ids, looks at every place of a group with
 * plain clients, and says where each id is. Knows none of our modules: names come from the test. Start at {@link
 * dev.weir.testkit.accounting.Ledger}.
 */
@NullMarked
package dev.weir.testkit.accounting;

import org.jspecify.annotations.NullMarked;
