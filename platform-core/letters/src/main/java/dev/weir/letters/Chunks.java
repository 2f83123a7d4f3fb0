package dev.weir.letters;

import dev.weir.letters.LetterStore.Looking;
import dev.weir.letters.LetterStore.Parked;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes the selected letters in chunks, because confirming each alone is slow and all together holds too much. */
final class Chunks {
    private final Selection selection;
    private final int maxRedrives;
    private final Pace pace;
    private final Consumer<List<Parked>> action;
    private final Progress progress;
    private final List<Parked> chunk = new ArrayList<>();
    private Outcome outcome = Outcome.NONE;

    Chunks(Selection selection, int maxRedrives, Pace pace, Consumer<List<Parked>> action, Progress progress) {
        this.selection = selection;
        this.maxRedrives = maxRedrives;
        this.pace = pace;
        this.action = action;
        this.progress = progress;
    }

    Outcome outcome() {
        return outcome;
    }

    Outcome drain(Looking letters) {
        for (Parked parked = letters.next(); parked != null; parked = letters.next()) {
            if (!selection.matches(parked.letter()) || isSkipped(parked)) {
                continue;
            }
            chunk.add(parked);
            boolean enough = outcome.moved() + chunk.size() == selection.limit();
            if (enough || chunk.size() == pace.chunk()) {
                flush();
            }
            if (enough) {
                break;
            }
        }
        flush();
        return outcome;
    }

    private boolean isSkipped(Parked parked) {
        String reason = parked.fixed();
        if (reason == null && parked.letter().redrives() >= maxRedrives) {
            reason = "already redriven " + maxRedrives + " times";
        }
        if (reason != null) {
            outcome = outcome.skip(reason);
        }
        return reason != null;
    }

    private void flush() {
        if (!chunk.isEmpty()) {
            pace.await(chunk.size());
            action.accept(chunk);
            outcome = outcome.move(chunk.size());
            chunk.clear();
            progress.reached(outcome);
        }
    }
}
