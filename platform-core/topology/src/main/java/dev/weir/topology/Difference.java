package dev.weir.topology;

/**
 * One thing on a broker that is not as the plan asks for.
 *
 * @param thing kind and name, like {@code queue 'orders.enrich'}
 * @param argument what differs; {@value #EXISTENCE} when the thing is missing
 * @param expected value the plan asks for
 * @param found value on the broker, as the broker prints it
 * @param fix what a person can do about it
 */
public record Difference(String thing, String argument, String expected, String found, String fix) {
    /** The argument of a thing that is missing. */
    public static final String EXISTENCE = "existence";

    static Difference missing(String thing, String fix) {
        return new Difference(thing, EXISTENCE, "present", "missing", fix);
    }

    @Override
    public String toString() {
        return thing + ": " + argument + " is " + found + ", expected " + expected + "; " + fix;
    }
}
