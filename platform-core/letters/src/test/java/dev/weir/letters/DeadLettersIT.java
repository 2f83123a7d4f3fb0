package dev.weir.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.wire.Headers;
import dev.weir.wire.PhysicalNames;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEachBroker
class DeadLettersIT {
    private final TestBroker broker;
    private Lot lot;
    private DeadLetters letters;

    @TempDir
    Path folder;

    DeadLettersIT(TestBroker broker) {
        this.broker = broker;
    }

    @BeforeEach
    void open() {
        lot = Lot.on(broker);
        letters = lot.open();
    }

    @AfterEach
    void close() throws Exception {
        letters.close();
        lot.close();
    }

    @Test
    void tellsEverythingALetterSays() throws Exception {
        // Given
        lot.park(Message.letter(7).with(Headers.REDRIVES, "2"));

        // When
        DeadLetter letter = letters.show("dead-7").orElseThrow();

        // Then
        assertThat(letter.id()).isEqualTo("id-7");
        assertThat(letter.root()).isEqualTo("root-7");
        assertThat(letter.key()).isEqualTo(Content.of("customer-7"));
        assertThat(letter.body()).isEqualTo(Content.of("{\"order\":7}"));
        assertThat(letter.attempts()).isEqualTo(5);
        assertThat(letter.firstFailed()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
        assertThat(letter.lastFailed()).isEqualTo(Instant.parse("2026-01-01T10:07:00Z"));
        assertThat(letter.errorType()).isEqualTo("com.acme.Broken");
        assertThat(letter.errorMessage()).isEqualTo("order 7 is broken");
        assertThat(letter.fingerprint()).isEqualTo("bbbb1111");
        assertThat(letter.origin()).isEqualTo("orders-0-7");
        assertThat(letter.redrives()).isEqualTo(2);
        assertThat(letter.integration()).isEqualTo("shop/enrich");
        assertThat(letter.trace()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(letter.foreign()).isFalse();
        assertThat(letter.headers()).contains(new DeadLetter.Header("tenant", "acme"));
    }

    @Test
    void readsBinaryKeysAndNullBodiesAndIgnoresMalformedHeaders() throws Exception {
        // Given
        lot.park(Message.letter(1)
                .withBody(null)
                .with(Headers.BODY, "null")
                .with(Headers.KEY, "/wA=")
                .with(Headers.KEY_ENCODING, "base64")
                .with(Headers.ATTEMPTS, "-4")
                .with(Headers.LAST_FAILED, "yesterday")
                .with("traceparent", "garbage"));

        // When
        DeadLetter letter = letters.show("dead-1").orElseThrow();

        // Then
        assertThat(letter.key()).isEqualTo(Content.of(new byte[] {(byte) 0xff, 0}));
        assertThat(letter.body()).isNull();
        assertThat(letter.attempts()).isZero();
        assertThat(letter.trace()).isNull();
    }

    @Test
    void groupsByFingerprintTheLargestFirst() throws Exception {
        // Given
        lot.fill(10);

        // When
        List<LetterGroup> groups = letters.groups(Selection.all());

        // Then
        assertThat(groups)
                .extracting(LetterGroup::fingerprint, LetterGroup::count, LetterGroup::oldest, LetterGroup::newest)
                .containsExactly(
                        tuple(
                                "bbbb1111",
                                6L,
                                Instant.parse("2026-01-01T10:01:00Z"),
                                Instant.parse("2026-01-01T10:08:00Z")),
                        tuple(
                                "aaaa0000",
                                4L,
                                Instant.parse("2026-01-01T10:00:00Z"),
                                Instant.parse("2026-01-01T10:09:00Z")));
        assertThat(groups.getLast().errorMessage()).isEqualTo("order 9 is broken");
    }

    @Test
    void lookingFiftyTimesChangesNothing() throws Exception {
        // Given
        Set<String> parked = lot.fill(40);

        for (int i = 0; i < 50; i++) {
            // When
            List<DeadLetter> few = letters.list(Selection.all().atMost(7));

            // Then
            assertThat(few).hasSize(7);
            assertThat(letters.count()).isEqualTo(40);
        }
        assertThat(ids(letters.list(Selection.all()))).isEqualTo(parked);
    }

    @Test
    void selectsByGroupTimeIdAndLimit() throws Exception {
        // Given
        lot.fill(20);

        // When, Then
        assertThat(letters.list(Selection.all().ofGroup("aaaa0000"))).hasSize(7);
        assertThat(letters.list(Selection.all().failedSince(Instant.parse("2026-01-01T10:15:00Z"))))
                .hasSize(5);
        assertThat(ids(letters.list(Selection.all().withIds(Set.of("dead-3", "dead-99")))))
                .containsExactly("dead-3");
        assertThat(letters.list(Selection.all().ofGroup("aaaa0000").atMost(2))).hasSize(2);
    }

    @Test
    void exportsWhatIsNeededToPutALetterBackByHand() throws Exception {
        // Given
        lot.park(Message.letter(1), Message.letter(2).withBody(Content.of(new byte[] {(byte) 0xff})));
        Path file = folder.resolve("letters.jsonl");

        // When
        long written = letters.export(Selection.all(), file);

        // Then
        assertThat(written).isEqualTo(2);
        assertThat(Files.readAllLines(file))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("{\"deadId\":\"dead-1\"")
                        .contains("\"putBack\":\"" + lot.names().inbox() + "\"")
                        .contains("\"key\":\"customer-1\"")
                        .contains("{\"name\":\"tenant\",\"value\":\"acme\"}")
                        .contains("\"body\":\"{\\\"order\\\":1}\""))
                .anySatisfy(line -> assertThat(line).contains("\"body\":{\"base64\":\"/w==\"}"));
        assertThat(letters.count()).isEqualTo(2);
        assertThatThrownBy(() -> letters.export(Selection.all(), file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("exists already");
    }

    @Test
    void redriveKeepsIdentityAndBusinessAndDropsWhatTellsOfTheFailure() throws Exception {
        // Given
        lot.park(Message.letter(1).with("expiration", "1").with("x-delivery-count", "9"));

        // When
        Outcome outcome = letters.redrive(Selection.all(), RedriveOptions.because("fixed"), Progress.SILENT);

        // Then
        assertThat(outcome).isEqualTo(new Outcome(1, 1, Map.of()));
        assertThat(letters.count()).isZero();
        Message message = arrived(1).getFirst();
        assertThat(message.body()).isEqualTo(Content.of("{\"order\":1}"));
        assertThat(message.headers())
                .containsEntry("tenant", "acme")
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .containsEntry(Headers.ID, "id-1")
                .containsEntry(Headers.ROOT, "root-1")
                .containsEntry(Headers.ORIGIN, "orders-0-1")
                .containsEntry(Headers.REDRIVES, "1")
                .doesNotContainKeys(
                        Headers.ATTEMPTS,
                        Headers.NOT_BEFORE,
                        Headers.FIRST_FAILED,
                        Headers.LAST_FAILED,
                        Headers.ERROR_TYPE,
                        Headers.ERROR_MESSAGE,
                        Headers.FINGERPRINT,
                        Headers.DEAD_ID,
                        "expiration",
                        "x-delivery-count");
        switch (lot) {
            case KafkaLot kafka -> assertThat(message.recordKey()).isEqualTo("customer-1");
            default ->
                assertThat(message.headers())
                        .containsEntry(Headers.KEY, "customer-1")
                        .containsEntry("content-type", "application/json");
        }
    }

    @Test
    void redriveTakesTheSelectedLettersAloneAndReportsProgress() throws Exception {
        // Given
        lot.fill(30);
        List<Outcome> reports = new ArrayList<>();

        // When
        Outcome outcome = letters.redrive(
                Selection.all().ofGroup("aaaa0000").atMost(6),
                RedriveOptions.because("fixed").atRate(1000),
                reports::add);

        // Then
        assertThat(outcome).isEqualTo(new Outcome(6, 6, Map.of()));
        assertThat(reports).last().isEqualTo(outcome);
        assertThat(letters.count()).isEqualTo(24);
        assertThat(arrived(6)).allMatch(message -> Integer.parseInt(message.id().substring(3)) % 3 == 0);
    }

    @Test
    void countsOnlyInADryRun() throws Exception {
        // Given
        lot.fill(5);

        // When
        Outcome outcome =
                letters.redrive(Selection.all(), RedriveOptions.because("look").dry(), Progress.SILENT);

        // Then
        assertThat(outcome).isEqualTo(new Outcome(5, 5, Map.of()));
        assertThat(letters.count()).isEqualTo(5);
        assertThat(lot.inbox()).isEmpty();
    }

    @Test
    void leavesLettersThatWereRedrivenTooOften() throws Exception {
        // Given
        lot.park(
                Message.letter(1).with(Headers.REDRIVES, "3"),
                Message.letter(2).with(Headers.REDRIVES, "2"),
                Message.letter(3).with(Headers.REDRIVES, "17"));

        // When
        Outcome outcome = letters.redrive(Selection.all(), RedriveOptions.because("again"), Progress.SILENT);

        // Then
        assertThat(outcome).isEqualTo(new Outcome(3, 1, Map.of("already redriven 3 times", 2L)));
        assertThat(ids(letters.list(Selection.all()))).containsExactlyInAnyOrder("dead-1", "dead-3");
        assertThat(arrived(1).getFirst().headers()).containsEntry(Headers.REDRIVES, "3");
    }

    @Test
    void refusesASecondRedriveAndSaysWhoHasTheFirst() throws Exception {
        // Given
        lot.fill(3);
        List<Throwable> refusals = new ArrayList<>();

        // When
        letters.redrive(Selection.all().atMost(1), RedriveOptions.because("ticket 481"), outcome -> {
            try (DeadLetters other = lot.open()) {
                other.redrive(Selection.all(), RedriveOptions.because("me too"), Progress.SILENT);
            } catch (RedriveInProgress refused) {
                refusals.add(refused);
            }
        });

        // Then
        assertThat(refusals)
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .contains(System.getProperty("user.name") + "@")
                .contains("ticket 481");
        assertThat(letters.redrive(Selection.all(), RedriveOptions.because("now"), Progress.SILENT)
                        .moved())
                .isEqualTo(2);
    }

    @Test
    void keepsLettersThatFailAgainBeforeTheirRedriveHasEnded() throws Exception {
        // Given
        Set<String> parked = lot.fill(60);

        // When
        try (var connector = new Failing(lot, 60)) {
            letters.redrive(Selection.all(), RedriveOptions.because("not fixed"), Progress.SILENT);
            connector.awaitFailures();
        }

        // Then
        List<DeadLetter> back = letters.list(Selection.all());
        assertThat(back).hasSize(60).allMatch(letter -> letter.redrives() == 1);
        assertThat(ids(back)).isEqualTo(parked);
    }

    @Test
    void discardsWhatItHasExported() throws Exception {
        // Given
        lot.fill(250);
        Path file = folder.resolve("discarded.jsonl");

        // When
        Outcome outcome = letters.discard(Selection.all().ofGroup("bbbb1111"), file, "obsolete", Progress.SILENT);

        // Then
        assertThat(outcome.moved()).isEqualTo(166);
        assertThat(Files.readAllLines(file)).hasSize(166).allMatch(line -> line.contains("bbbb1111"));
        assertThat(letters.count()).isEqualTo(84);
        assertThatThrownBy(() -> letters.discard(Selection.all(), file, "again", Progress.SILENT))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(letters.count()).isEqualTo(84);
        assertThat(lot.inbox()).isEmpty();
    }

    @Test
    void readsTheMarksOfOthersAndRedrivesTheirLetters() throws Exception {
        // Given
        Message foreign = new Message("customer-4", Content.of("{}"), Map.of("tenant", "acme"))
                .with("x-exception-fqcn", "com.acme.Foreign")
                .with("x-exception-message", "no idea");
        lot.park(foreign, Message.letter(1));

        // When
        DeadLetter letter = letters.list(Selection.all()).stream()
                .filter(DeadLetter::foreign)
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(letter.errorType()).isEqualTo("com.acme.Foreign");
        assertThat(letter.errorMessage()).isEqualTo("no idea");
        assertThat(letter.fingerprint()).isNotEqualTo(DeadLetter.UNKNOWN);
        assertThat(letters.show(letter.deadId())).isPresent();

        // When
        letters.redrive(Selection.all().ofGroup(letter.fingerprint()), RedriveOptions.because("x"), Progress.SILENT);

        // Then
        assertThat(ids(letters.list(Selection.all()))).containsExactly("dead-1");
        assertThat(arrived(1).getFirst().headers())
                .containsEntry(Headers.ID, letter.id())
                .containsEntry("tenant", "acme")
                .doesNotContainKeys("x-exception-fqcn", "x-exception-message");
    }

    @Test
    void saysWhatIsMissingWhereThereAreNoDeadLetters() {
        try (DeadLetters nowhere =
                Lot.open(lot.kind(), lot.address(), new PhysicalNames("nothing-" + UUID.randomUUID(), "nobody"))) {
            assertThatThrownBy(nowhere::count)
                    .isInstanceOf(LettersUnavailable.class)
                    .hasMessageContaining("check destination and group");
            assertThatThrownBy(() -> nowhere.redrive(Selection.all(), RedriveOptions.because("x"), Progress.SILENT))
                    .isInstanceOf(LettersUnavailable.class);
        }
    }

    private List<Message> arrived(int count) {
        List<Message> messages = new ArrayList<>();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            messages.addAll(lot.inbox());
            assertThat(messages).hasSize(count);
        });
        return messages;
    }

    private static Set<String> ids(List<DeadLetter> letters) {
        return Set.copyOf(letters.stream().map(DeadLetter::deadId).toList());
    }
}
