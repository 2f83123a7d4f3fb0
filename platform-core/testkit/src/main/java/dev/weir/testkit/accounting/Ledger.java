package dev.weir.testkit.accounting;

import dev.weir.testkit.client.MessageClient;
import dev.weir.testkit.client.Reading;
import dev.weir.testkit.client.TestMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Follows a load of unique ids through one consumer group: posts it, reads the output and the dead letters as they come, and
 * answers where everything is. Every id must be posted once.
 */
public final class Ledger implements AutoCloseable {
    private static final int CHUNK = 1000;

    private final MessageClient client;
    private final Places places;
    private final Function<TestMessage, String> identity;
    private final Map<Fate, Tally> seen = new EnumMap<>(Fate.class);
    private final Map<String, Fate> entered = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final long began = System.nanoTime();
    private final String reader;
    private final @Nullable Reading output;
    private @Nullable Reading letters;

    /**
     * Begins to read the output.
     *
     * @param client stays open
     * @param identity the id of a message, the same in every place
     */
    public Ledger(MessageClient client, Places places, Function<TestMessage, String> identity) {
        this.client = client;
        this.places = places;
        this.identity = identity;
        seen.put(Fate.OUT, new Tally(identity));
        seen.put(Fate.DEAD, new Tally(identity));
        reader = places.output() == null ? "" : client.declareReader(places.output());
        output = places.output() == null ? null : client.read(reader, message -> saw(Fate.OUT, message));
    }

    /** The mailbox the output is read from: the topic itself, or a queue. */
    public String reader() {
        return reader;
    }

    /** Lets the results lie in their queue until {@link #readOutput}. */
    public void leaveOutput() {
        if (output != null) {
            output.leave();
        }
    }

    /** Reads the output on, after {@link #leaveOutput}. */
    public void readOutput() {
        if (output != null) {
            output.goOn();
        }
    }

    /** Lets the dead letters lie in their queue until {@link #readLetters}. */
    public void leaveLetters() {
        if (letters != null) {
            letters.leave();
        }
    }

    /** Takes out the dead letters as they come; their mailbox must exist. */
    public void readLetters() {
        if (letters == null) {
            letters = client.read(places.deadLetters(), message -> saw(Fate.DEAD, message));
        } else {
            letters.goOn();
        }
    }

    private void saw(Fate fate, TestMessage message) {
        synchronized (entered) {
            String id = tally(fate).add(message);
            if (entered.get(id) == fate) {
                open.remove(id);
            }
            entered.notifyAll();
        }
    }

    /** Posts messages that all have the same fate; returns when the broker has confirmed them. */
    public void post(Fate fate, List<TestMessage> messages) {
        synchronized (entered) {
            for (TestMessage message : messages) {
                String id = identity.apply(message);
                if (entered.put(id, fate) != null) {
                    throw new IllegalArgumentException("id " + id + " was posted before; give every message its own");
                }
                if (fate != Fate.FILTERED) {
                    open.add(id);
                }
            }
        }
        client.publish(places.input(), messages);
    }

    /** Posts the messages of these numbers, {@code to} excluded. */
    public void post(Fate fate, int from, int to, IntFunction<TestMessage> message) {
        for (int start = from; start < to; start += CHUNK) {
            List<TestMessage> chunk = new ArrayList<>(CHUNK);
            for (int number = start; number < Math.min(to, start + CHUNK); number++) {
                chunk.add(message.apply(number));
            }
            post(fate, chunk);
        }
    }

    /** Distinct ids seen in the output so far. */
    public int out() {
        synchronized (entered) {
            return tally(Fate.OUT).ids().size();
        }
    }

    /** Distinct ids seen among the dead letters so far. */
    public int dead() {
        synchronized (entered) {
            return tally(Fate.DEAD).ids().size();
        }
    }

    /** The first ten thousand dead letters. */
    public List<TestMessage> letters() {
        synchronized (entered) {
            return tally(Fate.DEAD).kept();
        }
    }

    /** The first ten thousand results. */
    public List<TestMessage> results() {
        synchronized (entered) {
            return tally(Fate.OUT).kept();
        }
    }

    /**
     * Waits until so many ids have been seen in the output.
     *
     * @throws AssertionError with the account, when the time is over
     */
    public void awaitOut(int count, Duration patience) {
        await(patience, () -> tally(Fate.OUT).ids().size() >= count);
    }

    /**
     * Waits until every message has been seen where it is meant to end.
     *
     * @throws AssertionError with the account, when the time is over
     */
    public void awaitSettled(Duration patience) {
        await(patience, open::isEmpty);
    }

    private void await(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (entered) {
            try {
                long left;
                while (!condition.getAsBoolean() && (left = end - System.nanoTime()) > 0) {
                    TimeUnit.NANOSECONDS.timedWait(entered, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            if (condition.getAsBoolean()) {
                return;
            }
        }
        throw new AssertionError("after " + patience.toSeconds() + " s: " + account());
    }

    /**
     * Where everything is; one line of {@code target/faults-report.txt} says so too. To be asked while nothing moves: what a
     * group holds unacknowledged at this moment is not seen on RabbitMQ.
     */
    public Account account() {
        Set<String> retrying = new HashSet<>();
        places.retrying().forEach(mailbox -> retrying.addAll(ids(client.lying(mailbox, places.retryGroup()))));
        Set<String> waiting = ids(client.waiting(places.input(), places.group()));
        Set<String> unread = new HashSet<>();
        if (letters == null) {
            unread.addAll(ids(client.lying(places.deadLetters(), "")));
        }
        Account account;
        synchronized (entered) {
            Set<String> dead = new HashSet<>(tally(Fate.DEAD).ids());
            dead.addAll(unread);
            account = account(dead, retrying, waiting);
        }
        Report.add(client.kind(), account, Duration.ofNanos(System.nanoTime() - began));
        return account;
    }

    private Account account(Set<String> dead, Set<String> retrying, Set<String> waiting) {
        Set<String> out = tally(Fate.OUT).ids();
        Set<String> lost = new HashSet<>();
        Set<String> misplaced = new HashSet<>();
        int filtered = 0;
        for (Map.Entry<String, Fate> each : entered.entrySet()) {
            String id = each.getKey();
            boolean found = out.contains(id) || dead.contains(id);
            boolean wrong =
                    switch (each.getValue()) {
                        case OUT -> dead.contains(id);
                        case DEAD -> out.contains(id);
                        case FILTERED -> found;
                    };
            if (wrong) {
                misplaced.add(id);
            } else if (!found && !retrying.contains(id) && !waiting.contains(id)) {
                if (each.getValue() == Fate.FILTERED) {
                    filtered++;
                } else {
                    lost.add(id);
                }
            }
        }
        int duplicates = seen.values().stream().mapToInt(Tally::duplicates).sum();
        return new Account(
                entered.size(),
                out.size(),
                dead.size(),
                filtered,
                retrying.size(),
                waiting.size(),
                lost,
                misplaced,
                duplicates);
    }

    private Tally tally(Fate fate) {
        Tally tally = seen.get(fate);
        if (tally == null) {
            throw new IllegalArgumentException("nothing is read where " + fate + " is");
        }
        return tally;
    }

    private Set<String> ids(List<TestMessage> messages) {
        Set<String> ids = new HashSet<>();
        messages.forEach(message -> ids.add(identity.apply(message)));
        return ids;
    }

    @Override
    public void close() {
        if (output != null) {
            output.close();
        }
        if (letters != null) {
            letters.close();
        }
    }
}
