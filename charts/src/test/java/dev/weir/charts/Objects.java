package dev.weir.charts;

import dev.weir.operator.kind.Connector;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What a chart renders, as objects. */
record Objects(List<HasMetadata> all) {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    static Objects of(Helm.Said rendered) {
        Object read = YAML.unmarshal(rendered.orFail().out());
        return new Objects(flat(read).map(HasMetadata.class::cast).toList());
    }

    private static Stream<?> flat(Object read) {
        return read instanceof Collection<?> several ? several.stream().flatMap(Objects::flat) : Stream.of(read);
    }

    List<HasMetadata> kind(String kind) {
        return all.stream().filter(it -> it.getKind().equals(kind)).toList();
    }

    List<Connector> connectors() {
        return kind("Connector").stream()
                .map(it -> YAML.unmarshal(YAML.asYaml(it), Connector.class))
                .toList();
    }

    <T extends HasMetadata> T only(Class<T> type) {
        List<T> found = all.stream().filter(type::isInstance).map(type::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " objects of " + type.getSimpleName());
        }
        return found.getFirst();
    }
}
