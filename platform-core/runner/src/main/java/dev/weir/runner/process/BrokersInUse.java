package dev.weir.runner.process;

import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Resolved.NamedBroker;
import dev.weir.runner.broker.BrokerAccess;
import dev.weir.runner.broker.Declaration;
import dev.weir.runner.broker.Reach;
import dev.weir.runner.manifest.FolderPlan.Planned;
import dev.weir.runner.manifest.FolderReferences;
import dev.weir.runner.output.Refusal;
import dev.weir.wire.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The Brokers that planned Integrations are on, and what each is to have. */
public final class BrokersInUse {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Map<BrokerAccess, List<Topology>> wanted = new LinkedHashMap<>();
    private final Consumer<String> notes;

    BrokersInUse(List<Planned> integrations, FolderReferences references, Consumer<String> notes) {
        this.notes = notes;
        for (Planned planned : integrations) {
            String namespace = planned.manifest().metadata().namespace();
            of(planned.resolved())
                    .map(it -> BrokerAccess.of(namespace, it.name(), it.spec(), references))
                    .distinct()
                    .forEach(it -> wanted.computeIfAbsent(it, key -> new ArrayList<>())
                            .add(planned.plan().app().topology()));
        }
    }

    /** Brokers of an Integration, the input's first. */
    static Stream<NamedBroker> of(Resolved resolved) {
        return Stream.concat(
                Stream.ofNullable(resolved.input()).map(Resolved.Input::broker),
                Stream.ofNullable(resolved.output()).map(Resolved.Output::broker));
    }

    Collection<BrokerAccess> all() {
        return wanted.keySet();
    }

    /**
     * Declares the topology of all Integrations, before any of them starts.
     *
     * @throws Refusal when a broker stays away, refuses, or differs from what is wanted
     */
    void declare() {
        wanted.forEach((access, topologies) -> {
            awaitReachable(access);
            Declaration.apply(access, topologies).forEach(it -> notes.accept("Broker " + access.name() + ": " + it));
        });
    }

    private void awaitReachable(BrokerAccess access) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean said = false;
        while (!Reach.isReachable(access)) {
            if (System.nanoTime() > deadline) {
                throw Refusal.notReachable("Broker " + access + " was not reachable for " + PATIENCE.toSeconds()
                        + " s; start it or correct its addresses");
            }
            if (!said) {
                notes.accept("Broker " + access + " is not reachable; trying again for " + PATIENCE.toSeconds() + " s");
                said = true;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.notReachable("stopped while waiting for a broker", stopped);
        }
    }
}
