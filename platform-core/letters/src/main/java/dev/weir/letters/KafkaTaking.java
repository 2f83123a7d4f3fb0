package dev.weir.letters;

import dev.weir.letters.LetterStore.Looking;
import dev.weir.letters.LetterStore.Parked;
import dev.weir.letters.LetterStore.Taking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks, and moves what is chosen while the claim is held. */
record KafkaTaking(Looking looking, KafkaMove move, KafkaClaim claim) implements Taking {
    @Override
    public @Nullable Parked next() {
        return looking.next();
    }

    @Override
    public void redrive(List<Parked> letters) {
        claim.check();
        move.redrive(own(letters));
    }

    @Override
    public void remove(List<Parked> letters) {
        claim.check();
        move.remove(own(letters));
    }

    private static List<KafkaParked> own(List<Parked> letters) {
        return letters.stream().map(KafkaParked.class::cast).toList();
    }

    @Override
    public void close() {
        try {
            looking.close();
        } finally {
            try {
                move.close();
            } finally {
                claim.close();
            }
        }
    }
}
