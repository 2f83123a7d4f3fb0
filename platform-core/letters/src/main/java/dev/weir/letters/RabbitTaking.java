package dev.weir.letters;

import dev.weir.letters.LetterStore.Parked;
import dev.weir.letters.LetterStore.Taking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks, and takes out what is chosen while the claim is held. */
record RabbitTaking(RabbitLooking looking, RabbitCopies copies, RabbitClaim claim) implements Taking {
    @Override
    public @Nullable Parked next() {
        return looking.next();
    }

    @Override
    public void redrive(List<Parked> letters) {
        claim.check();
        copies.publish(own(letters));
        looking.takeOut(own(letters));
    }

    @Override
    public void remove(List<Parked> letters) {
        claim.check();
        looking.takeOut(own(letters));
    }

    private static List<RabbitParked> own(List<Parked> letters) {
        return letters.stream().map(RabbitParked.class::cast).toList();
    }

    @Override
    public void close() {
        try {
            looking.close();
        } finally {
            try {
                copies.close();
            } finally {
                claim.close();
            }
        }
    }
}
