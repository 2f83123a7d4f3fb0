package dev.weir.conformance;

import java.util.List;
import java.util.stream.Stream;

/** Everything that delivery promises, by what it is about. */
final class Behaviours {
    private Behaviours() {}

    static List<Promise> all() {
        return Stream.of(
                        IdentityPromises.ALL,
                        HeaderPromises.ALL,
                        TracePromises.ALL,
                        OutcomePromises.ALL,
                        LetterPromises.ALL,
                        RedrivePromises.ALL,
                        LifePromises.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
