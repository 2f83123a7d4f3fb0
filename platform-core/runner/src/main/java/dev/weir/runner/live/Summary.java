package dev.weir.runner.live;

import dev.weir.runner.process.LocalSystem;
import dev.weir.runner.process.LocalSystem.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The balances of all Integrations of a system, from two looks at it. */
public record Summary(List<Balance> balances) {
    /**
     * Compares.
     *
     * @param start the first look, before messages flowed
     * @param end the last one
     * @param discarded dead letters discarded in between, by Integration
     */
    public static Summary of(LocalSystem system, List<Row> start, List<Row> end, Map<String, Long> discarded) {
        Map<String, Row> first = start.stream().collect(Collectors.toMap(Row::name, it -> it));
        Map<String, Row> last = end.stream().collect(Collectors.toMap(Row::name, it -> it));
        Map<String, Long> written = written(system, last);
        var balances = new ArrayList<Balance>();
        for (Member member : system.members()) {
            Row now = last.get(member.name());
            if (now != null) {
                Depth before = Optional.ofNullable(first.get(member.name()))
                        .map(Row::depth)
                        .orElse(Depth.NONE);
                long fed = written.getOrDefault(input(member), Balance.UNKNOWN);
                long elsewhere =
                        discarded.getOrDefault(member.planned().source().qualifiedName(), 0L);
                boolean source = member.planned().resolved().input() == null;
                balances.add(new Balance(member.name(), source, before, fed, elsewhere, now));
            }
        }
        return new Summary(balances);
    }

    /** What the members wrote, by broker and destination; every group gets a copy of its own. */
    private static Map<String, Long> written(LocalSystem system, Map<String, Row> last) {
        var written = new HashMap<String, Long>();
        for (Member member : system.members()) {
            var output = member.planned().resolved().output();
            Row now = last.get(member.name());
            if (output != null && now != null) {
                String place = output.broker().spec() + " " + output.spec().destination();
                written.merge(place, now.counts().out(), Long::sum);
            }
        }
        return written;
    }

    private static String input(Member member) {
        var input = member.planned().resolved().input();
        return input == null || input.spec().queue() != null
                ? ""
                : input.broker().spec() + " " + input.names().destination();
    }

    /** Whether every Integration balances. */
    public boolean holds() {
        return balances.stream().allMatch(Balance::holds);
    }

    public long lost() {
        return balances.stream().mapToLong(Balance::lost).sum();
    }

    /** What to print: a line for each Integration and the verdict. */
    public List<String> lines() {
        int width = balances.stream().mapToInt(it -> it.name().length()).max().orElse(0);
        var lines = new ArrayList<String>();
        balances.forEach(
                it -> lines.add(it.name() + " ".repeat(width - it.name().length()) + "  " + it.line()));
        lines.add((holds() ? "balanced" : "NOT balanced") + ", lost " + lost());
        return lines;
    }
}
