package dev.weir.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.letters.DeadLetter;
import dev.weir.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What a dead letter tells. */
final class LetterPromises {
    private static final String FAILED = "failing-1";

    static final List<Promise> ALL = List.of(
            of("a dead letter has the body of the message byte by byte", seen -> assertThat(
                            requireNonNull(seen.letter(FAILED).body()).bytes())
                    .isEqualTo(seen.sent(FAILED).message().body())),
            of(
                    "a dead letter has the key of the message",
                    seen -> assertThat(seen.letter(FAILED).key()).hasToString("C-1")),
            of("a dead letter has the business headers of the message", seen -> assertThat(
                            Evidence.header(seen.letter(FAILED), "tenant"))
                    .isEqualTo("grün")),
            of(
                    "a dead letter has the id of the message",
                    seen -> assertThat(seen.letter(FAILED).id()).isEqualTo(FAILED)),
            of(
                    "a dead letter has the root of the message",
                    seen -> assertThat(seen.letter(FAILED).root()).isEqualTo(FAILED)),
            of(
                    "a dead letter names the integration",
                    seen -> assertThat(seen.letter(FAILED).integration()).isEqualTo(Wiring.NAME)),
            of(
                    "a dead letter tells the type of the error",
                    seen -> assertThat(seen.letter(FAILED).errorType()).isNotEmpty()),
            of(
                    "a dead letter tells what the error says",
                    seen -> assertThat(seen.letter(FAILED).errorMessage()).isNotEmpty()),
            of(
                    "a dead letter has a fingerprint",
                    seen -> assertThat(seen.letter(FAILED).fingerprint()).matches("[0-9a-f]{8}")),
            of("the same cause gives the same fingerprint", seen -> assertThat(
                            seen.letter("failing-2").fingerprint())
                    .isEqualTo(seen.letter(FAILED).fingerprint())),
            new Promise("another cause gives another fingerprint", Need.FAILING_OTHERWISE, seen -> assertThat(
                            seen.letter("failing-otherwise").fingerprint())
                    .isNotEqualTo(seen.letter(FAILED).fingerprint())),
            of(
                    "a dead letter tells where the message was read",
                    seen -> assertThat(seen.letter(FAILED).origin()).isNotEmpty()),
            of("a retry does not come before its delay", seen -> assertThat(Duration.between(
                            requireNonNull(seen.letter(FAILED).firstFailed()),
                            requireNonNull(seen.letter(FAILED).lastFailed())))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(Wiring.SHORTEST_WAITS_MILLIS))),
            of(
                    "a dead letter keeps the trace",
                    seen -> assertThat(seen.letter(FAILED).trace()).isEqualTo(Script.TRACE)),
            of("a dead letter has a name of its own", seen -> assertThat(seen.letters())
                    .extracting(DeadLetter::deadId)
                    .doesNotHaveDuplicates()),
            of("a dead letter is not foreign", seen -> assertThat(seen.letters())
                    .noneMatch(DeadLetter::foreign)),
            of("no stack trace travels", seen -> assertThat(seen.letters())
                    .allSatisfy(letter -> assertThat(letter.headers())
                            .noneMatch(it -> it.text().contains("\tat ")))),
            of("our headers stay within their limit", seen -> assertThat(seen.letters())
                    .allSatisfy(letter -> assertThat(ours(letter)).isLessThanOrEqualTo(Headers.MAX_TOTAL_BYTES))),
            of("retries and dead letters are not seen by other groups", seen -> assertThat(seen.copies(FAILED))
                    .hasSize(1)));

    private LetterPromises() {}

    private static Promise of(String name, Consumer<Evidence> check) {
        return new Promise(name, Need.FAILING, check);
    }

    private static int ours(DeadLetter letter) {
        return letter.headers().stream()
                .filter(it -> Headers.isOurs(it.name()))
                .mapToInt(it -> it.text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}
