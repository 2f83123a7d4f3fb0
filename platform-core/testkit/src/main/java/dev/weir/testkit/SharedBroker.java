package dev.weir.testkit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one broker of a kind that all tests of this JVM share: started when first asked for, ended with the JVM. */
final class SharedBroker<B extends TestBroker> {
    private final Supplier<B> create;
    private @Nullable B broker;
    private @Nullable RuntimeException failure;

    SharedBroker(Supplier<B> create) {
        this.create = create;
    }

    /** @throws IllegalStateException when it cannot be started, at once from the second time on */
    synchronized B get() {
        if (failure != null) {
            throw new IllegalStateException("the shared broker did not start before: " + failure.getMessage(), failure);
        }
        if (broker == null) {
            broker = started();
        }
        return broker;
    }

    private B started() {
        try {
            B created = create.get();
            Runtime.getRuntime().addShutdownHook(new Thread(created::closeShared));
            created.start();
            return created;
        } catch (RuntimeException cannotStart) {
            failure = cannotStart;
            throw cannotStart;
        }
    }
}
