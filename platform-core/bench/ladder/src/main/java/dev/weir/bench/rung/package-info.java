/**
 * Decides what runs on each rung: class path, main class and settings, each in a process of its own. Start at
 * {@link dev.weir.bench.rung.Rung}.
 */
@NullMarked
package dev.weir.bench.rung;

import org.jspecify.annotations.NullMarked;
