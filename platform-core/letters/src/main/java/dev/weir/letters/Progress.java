package dev.weir.letters;

/** Is told how far a redrive or discard has come, after each confirmed chunk, on the thread that runs it. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = outcome -> {};

    void reached(Outcome outcome);
}
