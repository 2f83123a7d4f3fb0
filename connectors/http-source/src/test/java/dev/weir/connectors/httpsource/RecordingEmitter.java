package dev.weir.connectors.httpsource;

import dev.weir.runtime.Emission;
import dev.weir.runtime.Emitter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** What the runtime would publish, for tests of what HTTP says about it. */
final class RecordingEmitter implements Emitter<Object> {
    final List<Emission<?>> sent = new CopyOnWriteArrayList<>();
    private volatile Function<String, String> outcome = id -> id;

    /** Forgets what was sent and lets the next ones end like this. */
    void reset(Function<String, String> next) {
        sent.clear();
        outcome = next;
    }

    @Override
    public String send(Emission<?> emission) {
        String given = emission.id();
        String id = outcome.apply(given == null ? "generated" : given);
        sent.add(emission);
        return id;
    }
}
