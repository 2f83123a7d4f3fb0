package dev.weir.letters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the two brokers do differently. */
interface LetterStore extends AutoCloseable {
    /** Topic or queue of the letters. */
    String name();

    /** Queue or topic that redriven letters go to. */
    String inbox();

    long count();

    /** Goes once through the letters that were there at this moment; whatever is looked at stays. */
    Looking look();

    /**
     * The same, and letters may be taken out.
     *
     * @throws RedriveInProgress when another holds the claim
     */
    Taking take(String reason);

    @Override
    void close();

    /** A letter where it lies; the body of one that was passed over is not kept. */
    interface Parked {
        DeadLetter letter();

        /** Why it can only be looked at; null when it can be taken out. */
        default @Nullable String fixed() {
            return null;
        }
    }

    interface Looking extends AutoCloseable {
        /** The next letter, null after the last. */
        @Nullable
        Parked next();

        /** Leaves every letter that was not taken out where it was. */
        @Override
        void close();
    }

    interface Taking extends Looking {
        /** Copies letters into the inbox and takes them out once the copies are confirmed. */
        void redrive(List<Parked> letters);

        /** Takes letters out for good. */
        void remove(List<Parked> letters);
    }
}
