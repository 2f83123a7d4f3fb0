package dev.weir.plan.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.Manifest;
import dev.weir.model.Metadata;
import dev.weir.model.Role;
import dev.weir.plan.Golden;
import dev.weir.plan.KnownReferences;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceChecksTest {
    @Test
    void theConnectorsAndBrokersOfTheStoriesAreUsable() {
        KnownReferences known = Golden.variants().getFirst().references();

        assertThat(known.catalogue().values())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(ConnectorCheck.check(it).isEmpty()).isTrue());
        assertThat(BrokerCheck.check(known.broker("main"), known)).isEqualTo(Problems.none());
    }

    @Test
    void aBrokerWithoutAddressesIsAProblemAtItsField() {
        Manifest<BrokerSpec> broker = Manifest.broker(Metadata.of("shop", "main"), BrokerSpec.kafka());

        Problems problems = BrokerCheck.check(broker, new KnownReferences());

        assertThat(problems.text()).isEqualTo("spec.addresses OutOfRange: addresses has 0 entries; give at least 1\n");
        assertThat(problems.onlyDangling()).isFalse();
    }

    @Test
    void aSchemaThatReachesOutsideIsNotFollowed() {
        assertThat(problems(Map.of("$ref", "http://127.0.0.1:9/schema")).text())
                .startsWith("spec.schema Malformed: schema is not a JSON Schema (2020-12) that can be read: ");
        assertThat(problems(Map.of("$ref", "file:///etc/hostname")).isEmpty()).isFalse();
    }

    private static Problems problems(Map<String, Object> schema) {
        var spec = new ConnectorSpec(Role.Source, null, null, null, null, null, null, schema, List.of());
        return ConnectorCheck.check(Manifest.connector(Metadata.of("shop", "ticker"), spec));
    }
}
