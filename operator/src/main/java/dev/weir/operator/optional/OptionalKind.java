package dev.weir.operator.optional;

/** A kind that is used where the cluster has it. */
public enum OptionalKind {
    /** Of KEDA, which scales by what waits on the broker; TriggerAuthentication comes with it. */
    ScaledObject("keda.sh/v1alpha1"),
    /** Of the Prometheus operator. */
    PodMonitor("monitoring.coreos.com/v1"),
    /** Of the Prometheus operator, for those who have that kind alone. */
    ServiceMonitor("monitoring.coreos.com/v1");

    private final String apiVersion;

    OptionalKind(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    /** Group and version as objects say it. */
    public String apiVersion() {
        return apiVersion;
    }
}
