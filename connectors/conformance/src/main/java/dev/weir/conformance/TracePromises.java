package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.wire.Headers;
import java.util.List;
import java.util.function.Consumer;

/** W3C trace context. */
final class TracePromises {
    static final List<Promise> ALL = List.of(
            of("a trace goes on in the outputs", seen -> assertThat(trace(seen, "sampled"))
                    .startsWith("00-" + Script.TRACE + "-")),
            of("a sampled trace stays sampled", seen -> assertThat(trace(seen, "sampled"))
                    .endsWith("-01")),
            of("a trace that nobody records keeps its parent", seen -> assertThat(trace(seen, "sampled"))
                    .contains(Script.PARENT)),
            of("a trace that is not sampled goes on", seen -> assertThat(trace(seen, "unsampled"))
                    .startsWith("00-" + Script.TRACE + "-")),
            of("a trace that is not sampled stays so", seen -> assertThat(trace(seen, "unsampled"))
                    .endsWith("-00")),
            of("the trace state passes", seen -> assertThat(
                            seen.output("sampled").header(Headers.TRACESTATE))
                    .isEqualTo("shop=1")),
            of("a malformed trace stops no message", seen -> seen.output("malformed-trace")));

    private TracePromises() {}

    private static Promise of(String name, Consumer<Evidence> check) {
        return new Promise(name, Need.OUTPUT, check);
    }

    private static String trace(Evidence seen, String label) {
        return seen.output(label).header(Headers.TRACEPARENT);
    }
}
