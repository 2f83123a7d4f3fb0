package dev.weir.plan;

/**
 * A TCP port the process listens on.
 *
 * @param name {@value #MANAGEMENT} or {@value #CONNECTOR}
 */
public record Port(String name, int number) {
    /** Health, metrics and state. */
    public static final String MANAGEMENT = "management";

    /** Where {@link #MANAGEMENT} is unless the environment says otherwise. */
    public static final int MANAGEMENT_NUMBER = 8080;

    /** What a source itself listens on. */
    public static final String CONNECTOR = "connector";
}
