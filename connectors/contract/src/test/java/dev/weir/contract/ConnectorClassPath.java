package dev.weir.contract;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The class path as the process of one connector has it: the files of the other connectors are not there. Each brings an
 * {@code application.properties}, and Spring takes the first it finds.
 */
final class ConnectorClassPath extends ClassLoader {
    private final List<String> others;

    ConnectorClassPath(String connector) {
        super(ConnectorClassPath.class.getClassLoader());
        this.others = Fleet.names().stream()
                .filter(it -> !it.equals(connector))
                .map(it -> location(Fleet.main(it)))
                .toList();
    }

    private static String location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL first = super.getResource(name);
        if (first == null || visible(first)) {
            return first;
        }
        try {
            Enumeration<URL> all = getResources(name);
            return all.hasMoreElements() ? all.nextElement() : null;
        } catch (IOException e) {
            throw new IllegalStateException("cannot look for " + name, e);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return Collections.enumeration(Collections.list(super.getResources(name)).stream()
                .filter(this::visible)
                .toList());
    }

    private boolean visible(URL resource) {
        return others.stream().noneMatch(resource.toString()::contains);
    }
}
