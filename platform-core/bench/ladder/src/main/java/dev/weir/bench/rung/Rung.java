package dev.weir.bench.rung;

import dev.weir.bench.site.Route;
import dev.weir.bench.site.Site;
import java.nio.file.Path;

/** One way to do the work. */
public interface Rung {
    /** As it stands in tables. */
    String name();

    /** Whether it consumes only, and counts in a tally. */
    boolean sink();

    /** Which part of the load it is given: the slow ones get less, so that a round ends. */
    double share();

    /**
     * How its process is started for a route.
     *
     * @param folder for what the process reads
     */
    Launch launch(Site site, Route route, Path folder);
}
