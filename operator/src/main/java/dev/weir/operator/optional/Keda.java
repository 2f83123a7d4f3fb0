package dev.weir.operator.optional;

final class Keda {
    static final String GROUP = "keda.sh";
    static final String VERSION = "v1alpha1";

    private Keda() {}
}
