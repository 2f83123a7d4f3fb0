package dev.weir.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The median of several figures, and between which two they lie. */
public record Spread(double median, double least, double most) {
    /**
     * The spread of figures.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static Spread of(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("no figures");
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    /** Each figure over the one of the same round. */
    public static Spread ofRatios(List<Double> figures, List<Double> bases) {
        return of(IntStream.range(0, Math.min(figures.size(), bases.size()))
                .mapToObj(round -> figures.get(round) / bases.get(round))
                .toList());
    }

    /** The figures in the given format, for example {@code 0.97 (0.93–1.02)}; the median alone when all are equal. */
    public String text(String format) {
        String middle = String.format(Locale.ROOT, format, median);
        return least == most
                ? middle
                : middle + " (" + String.format(Locale.ROOT, format, least) + "–"
                        + String.format(Locale.ROOT, format, most) + ")";
    }
}
