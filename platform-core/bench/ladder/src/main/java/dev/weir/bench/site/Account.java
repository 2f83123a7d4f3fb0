package dev.weir.bench.site;

import java.util.BitSet;

/** What arrived in one place, against what should have. */
public final class Account {
    private final String place;
    private final BitSet expected;
    private final int[] seen;
    private long foreign;

    /**
     * Nothing has arrived yet.
     *
     * @param place as it stands in messages
     */
    public Account(String place, BitSet expected) {
        this.place = place;
        this.expected = expected;
        this.seen = new int[Math.max(1, expected.length())];
    }

    /** Counts one that arrived. */
    public void add(int number) {
        add(number, 1);
    }

    /** Counts an order that arrived several times. */
    public void add(int number, int times) {
        if (number < 0 || !expected.get(number)) {
            foreign += times;
        } else {
            seen[number] += times;
        }
    }

    /** How many should have arrived. */
    public int due() {
        return expected.cardinality();
    }

    /** Expected, and never seen. */
    public long lost() {
        return expected.stream().filter(number -> seen[number] == 0).count();
    }

    /** Seen more than once. */
    public long duplicated() {
        return expected.stream().filter(number -> seen[number] > 1).count();
    }

    /** Seen, and not expected. */
    public long foreign() {
        return foreign;
    }

    /** Whether each one that was expected arrived once, and nothing else did. */
    public boolean balanced() {
        return lost() == 0 && duplicated() == 0 && foreign == 0;
    }

    @Override
    public String toString() {
        return "%s: %,d due, %,d lost, %,d duplicated, %,d foreign"
                .formatted(place, due(), lost(), duplicated(), foreign);
    }
}
