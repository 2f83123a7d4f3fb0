package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;

/** What a redrive does, asked of messages that fail again. */
final class RedrivePromises {
    private static final String FAILED = "failing-1";

    static final List<Promise> ALL = List.of(
            of(
                    "a redriven message is tried as often again",
                    seen -> assertThat(seen.redriven(FAILED).attempts()).isEqualTo(Wiring.ATTEMPTS)),
            of("a redrive is counted", seen -> assertThat(seen.redriven(FAILED).redrives())
                    .isEqualTo(1)),
            of("a forged number of redrives is not believed", seen -> assertThat(
                            seen.redriven("failing-forged").redrives())
                    .isEqualTo(1)),
            of(
                    "a redriven message keeps its id",
                    seen -> assertThat(seen.redriven(FAILED).id()).isEqualTo(FAILED)),
            of(
                    "a redriven message keeps its root",
                    seen -> assertThat(seen.redriven(FAILED).root()).isEqualTo(FAILED)),
            of("a redriven message keeps its body", seen -> assertThat(
                            seen.redriven(FAILED).body())
                    .isEqualTo(seen.letter(FAILED).body())),
            of("a redriven message keeps its key", seen -> assertThat(
                            seen.redriven(FAILED).key())
                    .isEqualTo(seen.letter(FAILED).key())),
            of("a redriven message keeps its business headers", seen -> assertThat(
                            Evidence.header(seen.redriven(FAILED), "tenant"))
                    .isEqualTo("grün")),
            of(
                    "a redriven message keeps its trace",
                    seen -> assertThat(seen.redriven(FAILED).trace()).isEqualTo(Script.TRACE)),
            of("a second death has a name of its own", seen -> assertThat(
                            seen.redriven(FAILED).deadId())
                    .isNotEqualTo(seen.letter(FAILED).deadId())),
            of("a redrive reaches only the group that failed", seen -> assertThat(seen.copies(FAILED))
                    .hasSize(1)),
            of("a letter that was redriven three times is left alone", seen -> {
                assertThat(seen.fourth().moved()).isZero();
                assertThat(seen.fourth().skipped()).isNotEmpty();
            }));

    private RedrivePromises() {}

    private static Promise of(String name, Consumer<Evidence> check) {
        return new Promise(name, Need.FAILING, check);
    }
}
