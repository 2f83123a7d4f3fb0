package dev.weir.runner.live;

import dev.weir.runner.live.ConnectorState.Counts;
import java.util.HashMap;
import java.util.Map;

/** Adds up the counts of an Integration's processes, those that ended included: every process counts from nothing. */
final class Tally {
    private final Map<Integer, Integer> lives = new HashMap<>();
    private final Map<Integer, Counts> current = new HashMap<>();
    private Counts ended = Counts.NONE;

    /**
     * Takes what a process says.
     *
     * @param life how often it was started again
     */
    void seen(int port, int life, Counts counts) {
        Integer before = lives.put(port, life);
        Counts last = current.put(port, counts);
        if (last != null && before != null && before != life) {
            ended = ended.plus(last);
        }
    }

    Counts total() {
        return current.values().stream().reduce(ended, Counts::plus);
    }
}
