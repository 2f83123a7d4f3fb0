package dev.weir.letters;

import dev.weir.letters.LetterStore.Looking;
import dev.weir.letters.LetterStore.Parked;
import dev.weir.letters.LetterStore.Taking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What both brokers do alike: select, group, guard against loops, pace, and export before discarding. */
final class LetterDesk implements DeadLetters {
    private final LetterStore store;

    LetterDesk(LetterStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public long count() {
        return store.count();
    }

    @Override
    public List<DeadLetter> list(Selection selection) {
        List<DeadLetter> letters = new ArrayList<>();
        look(selection, letters::add);
        return letters;
    }

    @Override
    public List<LetterGroup> groups(Selection selection) {
        Map<String, LetterGroup> groups = new LinkedHashMap<>();
        look(selection, letter -> groups.merge(letter.fingerprint(), LetterGroup.of(letter), LetterGroup::and));
        return groups.values().stream()
                .sorted(Comparator.comparingLong(LetterGroup::count).reversed())
                .toList();
    }

    @Override
    public Optional<DeadLetter> show(String deadId) {
        return list(Selection.all().withIds(Set.of(deadId)).atMost(1)).stream().findFirst();
    }

    @Override
    public long export(Selection selection, Path file) {
        try (var lines = LetterFile.create(file, store.inbox())) {
            return look(selection, lines::write);
        }
    }

    private long look(Selection selection, Consumer<DeadLetter> visitor) {
        long seen = 0;
        try (Looking looking = store.look()) {
            for (Parked parked = looking.next(); parked != null; parked = looking.next()) {
                if (selection.matches(parked.letter())) {
                    visitor.accept(parked.letter());
                    if (++seen == selection.limit()) {
                        break;
                    }
                }
            }
        }
        return seen;
    }

    @Override
    public Outcome redrive(Selection selection, RedriveOptions options, Progress progress) {
        if (options.dryRun()) {
            var counting = new Chunks(selection, options.maxRedrives(), Pace.UNBOUND, letters -> {}, progress);
            try (Looking looking = store.look()) {
                return counting.drain(looking);
            }
        }
        try (Taking taking = store.take(options.reason())) {
            var moving =
                    new Chunks(selection, options.maxRedrives(), new Pace(options.rate()), taking::redrive, progress);
            return drain(moving, taking);
        }
    }

    @Override
    public Outcome discard(Selection selection, Path exportFile, String reason, Progress progress) {
        try (Taking taking = store.take(reason);
                var lines = LetterFile.create(exportFile, store.inbox())) {
            var removing = new Chunks(
                    selection,
                    Integer.MAX_VALUE,
                    Pace.UNBOUND,
                    letters -> {
                        letters.forEach(parked -> lines.write(parked.letter()));
                        lines.force();
                        taking.remove(letters);
                    },
                    progress);
            return drain(removing, taking);
        }
    }

    private Outcome drain(Chunks chunks, Taking taking) {
        try {
            return chunks.drain(taking);
        } catch (LettersUnavailable stopped) {
            throw new RedriveStopped(store.name(), chunks.outcome(), stopped);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
