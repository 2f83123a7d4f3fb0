package dev.weir.bench.rung;

import dev.weir.bench.site.Route;
import dev.weir.bench.site.Site;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A rung whose process is started in another way. */
record StartedRung(String name, Rung rung, UnaryOperator<Launch> start) implements Rung {
    @Override
    public boolean sink() {
        return rung.sink();
    }

    @Override
    public double share() {
        return rung.share();
    }

    @Override
    public Launch launch(Site site, Route route, Path folder) {
        return start.apply(rung.launch(site, route, folder));
    }
}
