package dev.weir.plan.resolve;

/** An Integration that cannot be planned. What runs of it keeps running. */
public record Unresolved(Problems problems) implements Resolution {
    public Unresolved {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an unresolved Integration has at least one problem");
        }
    }
}
