package dev.weir.conformance;

import java.util.EnumSet;
import java.util.Set;

/** What a subject must give for a behaviour to be asked of it. */
enum Need {
    INPUT("an input"),
    OUTPUT("an output"),
    SEVERAL_OUTPUTS("several outputs of one message"),
    TYPED("a function that takes an object"),
    FILTERED("a message it gives nothing for"),
    REJECTED("a message it rejects"),
    FAILING("a message that always fails"),
    FAILING_OTHERWISE("a message that fails by another cause"),
    RECOVERING("a message that fails once"),
    POSTPONED("a message it postpones"),
    TOO_LARGE("a message whose output is too large");

    private final String words;

    Need(String words) {
        this.words = words;
    }

    /** As it stands in documents. */
    String words() {
        return words;
    }

    static Set<Need> metBy(Subject subject) {
        Set<Need> met = EnumSet.of(INPUT);
        add(met, OUTPUT, subject.parts() > 0);
        add(met, SEVERAL_OUTPUTS, subject.parts() > 1);
        add(met, TYPED, subject.typed());
        add(met, FILTERED, subject.filtered(0).isPresent());
        add(met, REJECTED, subject.rejected(0).isPresent());
        add(met, FAILING, subject.failing(0).isPresent());
        add(met, FAILING_OTHERWISE, subject.failingOtherwise(0).isPresent());
        add(met, RECOVERING, subject.recovering(0).isPresent());
        add(met, POSTPONED, subject.postponed(0).isPresent());
        add(met, TOO_LARGE, subject.tooLarge(0).isPresent());
        return met;
    }

    private static void add(Set<Need> met, Need need, boolean given) {
        if (given) {
            met.add(need);
        }
    }
}
