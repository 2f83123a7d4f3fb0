package dev.weir.bench.rung;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Every rung there is. */
public record Rungs(RungHome home) {
    private static final String RAW = "dev.weir.bench.raw.Raw";

    /** The broker's own client. */
    public Rung raw(String broker) {
        return raw(broker, false);
    }

    /** The broker's own client, consuming only. */
    public Rung rawSink(String broker) {
        return raw(broker, true);
    }

    private Rung raw(String broker, boolean sink) {
        String main = RAW + (broker.equals("kafka") ? "Kafka" : "Rabbit");
        return new PlainRung("raw", 1, sink, home, "raw", main, List.of());
    }

    /** Spring Cloud Stream as everybody sets it up: sends are not awaited, so that it may lose messages. */
    public Rung stream(String broker) {
        return StreamSettings.defaults(broker, home);
    }

    /** Spring Cloud Stream as fast as its settings allow; still without awaiting its sends. */
    public Rung streamTuned(String broker) {
        return StreamSettings.tuned(broker, home);
    }

    /** Camel, tuned, and waiting for the broker's word. */
    public Rung camel(String broker) {
        String main = "dev.weir.bench.camel.Camel" + (broker.equals("kafka") ? "Kafka" : "Rabbit");
        return new PlainRung("Camel tuned", 1, false, home, "camel", main, List.of());
    }

    /** Weir with its defaults. */
    public Rung weir() {
        return new WeirRung("Weir", false, home, "");
    }

    /** Weir with its defaults, consuming only. */
    public Rung weirSink() {
        return new WeirRung("Weir", true, home, "");
    }

    /** Weir with its defaults, started in some other way. */
    public Rung weir(String name, UnaryOperator<Launch> start) {
        return new StartedRung(name, weir(), start);
    }

    /** The connector and all it needs in one jar, as Spring Boot packs it. */
    public Rung fatJar() {
        Path jar = home.target("connector").resolve("weir-bench-connector-fat.jar");
        return weir("fat jar", launch -> launch.from(List.of("-jar", jar.toString())));
    }

    /**
     * Weir with something said beyond where to read and write.
     *
     * @param more lines of the Integration's spec
     */
    public Rung weir(String name, String more) {
        return new WeirRung(name, false, home, more);
    }
}
