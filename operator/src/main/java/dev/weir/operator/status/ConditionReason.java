package dev.weir.operator.status;

/**
 * Why a condition is as it is. Together with {@link dev.weir.plan.resolve.Reason} the closed list that tools may rely on;
 * {@code operator/README.md} has cause and fix for each.
 */
public enum ConditionReason {
    /** The resource is right. */
    Accepted,
    /** Everything it names is there. */
    Resolved,
    /** A Broker or a Connector can be used. */
    Usable,
    /** The Connector names no image, so that no pod can run it. */
    ImageMissing,
    /** The Connector's image is not among those the operator may run. */
    ImageNotAllowed,
    /** All objects are as they should be. */
    Programmed,
    /** Objects are left as they were because of another condition. */
    LeftAsBefore,
    /** An object of the name is there and belongs to somebody else. */
    Conflict,
    /** The operator may not do what it has to. */
    Forbidden,
    /** A quota of the namespace does not allow it. */
    QuotaExceeded,
    /** The API server refuses an object. */
    Rejected,
    /** The API server cannot be asked. */
    ApiUnavailable,
    /** Pods are being replaced or started. */
    RolloutInProgress,
    /** As many pods as asked for, all up to date and ready. */
    RolloutComplete,
    /** Zero processes are asked for, and there are none. */
    ScaledToZero,
    /** Pods are ready and read nothing, as asked. */
    Paused,
    /** No pods, as asked. */
    Stopped,
    /** Pods did not become ready in time. */
    ProgressDeadlineExceeded,
    /** Pods cannot be made. */
    ReplicaFailure,
    /** The process ends again and again. */
    CrashLoop,
    /** The image cannot be pulled. */
    ImagePull,
    /** A pod cannot start as it is written. */
    PodConfig,
    /** No node takes a pod. */
    Unschedulable,
    /** KEDA asks the broker what waits. */
    ByBrokerLag,
    /** The autoscaler asks the pods what waits. */
    ByPodMetric,
    /** The autoscaler looks at the pods' processor time. */
    ByProcessorTime,
    /** The autoscaler does not get its numbers. */
    MetricsUnavailable,
    /** Broker or destination of the input were changed. */
    InputChanged,
    /** The annotation says so. */
    PausedByAnnotation
}
