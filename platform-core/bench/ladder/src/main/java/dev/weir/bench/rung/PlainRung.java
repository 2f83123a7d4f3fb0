package dev.weir.bench.rung;

import dev.weir.bench.site.Route;
import dev.weir.bench.site.Site;
import dev.weir.wire.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A rung whose process learns all it needs from its assignment.
 *
 * @param module its module
 * @param main main class
 * @param settings arguments
 */
record PlainRung(
        String name, double share, boolean sink, RungHome home, String module, String main, List<String> settings)
        implements Rung {
    private static final Topology NOTHING = new Topology(List.of(), List.of(), List.of(), List.of());

    @Override
    public Launch launch(Site site, Route route, Path folder) {
        List<String> options = site.assignment(route).entrySet().stream()
                .map(it -> "-Dbench." + it.getKey() + "=" + it.getValue())
                .toList();
        return new Launch(options, List.of("-cp", home.classPath(module), main), settings, Map.of(), NOTHING);
    }
}
