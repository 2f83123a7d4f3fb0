package dev.weir.model;

/** Bounds that stand in more than one schema, and that whoever checks a spec without a schema repeats. */
public final class Bounds {
    /** Characters of destinations and groups. */
    public static final String NAME = "^[A-Za-z0-9._-]+$";

    /** Longest name Kafka takes for a topic; the names derived from it are checked as well. */
    public static final int NAME_LENGTH = 249;

    /** Longest name RabbitMQ takes for a queue. */
    public static final int QUEUE_BYTES = 255;

    /** A whole number with one unit of {@code ms, s, m, h, d}. */
    public static final String DURATION = "^[0-9]{1,9}(ms|s|m|h|d)$";

    /** Longest text of that form. */
    public static final int DURATION_LENGTH = 11;

    /** Longest text of any other form: images, classes, sentences. */
    public static final int TEXT_LENGTH = 1024;

    /** An amount of a resource as Kubernetes writes it, such as 250m or 512Mi. */
    public static final String QUANTITY = "^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$";

    /** A JSON Pointer (RFC 6901) below the root. */
    public static final String POINTER = "^(/([^/~]|~[01])*)+$";

    /** Host and port; an IPv6 host in brackets. */
    public static final String ADDRESS = "^(\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9._-]+):[0-9]{1,5}$";

    /** An HTTP address. */
    public static final String HTTP = "^https?://[^\\s/]+[^\\s]*$";

    /** Name of another resource. */
    public static final String RESOURCE = "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$";

    /** Longest name of another resource. */
    public static final int RESOURCE_LENGTH = 253;

    /** Most consumers in a process, and most calls of a consumer. */
    public static final int PARALLEL = 256;

    /** Most processes of an Integration. */
    public static final int REPLICAS = 1000;

    /** Most attempts for one message. */
    public static final int ATTEMPTS = 1000;

    /** Widest spread of a retry's delay to either side. */
    public static final double JITTER = 0.9;

    private Bounds() {}
}
