package dev.weir.operator.status;

/** Who writes, as the API server remembers it for each field. */
public final class FieldManager {
    /** Never changed: another name would leave the fields of the old one owned by nobody. */
    public static final String NAME = "weir-operator";

    private FieldManager() {}
}
