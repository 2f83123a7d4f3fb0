package dev.weir.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorSettingsTest {
    private static OperatorSettings read(Map<String, String> environment) {
        return OperatorSettings.of(environment, "weir-system");
    }

    @Test
    void watchesItsOwnNamespaceUnlessToldOtherwise() {
        assertThat(read(Map.of()).namespaces()).containsExactly("weir-system");
        assertThat(read(Map.of("WEIR_NAMESPACES", "shop, billing")).namespaces())
                .containsExactlyInAnyOrder("shop", "billing");
        assertThat(read(Map.of("WEIR_NAMESPACES", "*")).watchesAll()).isTrue();
    }

    @Test
    void labelsOfMonitorsAreReadOneByOne() {
        assertThat(read(Map.of("WEIR_MONITOR_LABELS", "release=prometheus, example.com/team=shop"))
                        .monitorLabels())
                .containsOnly(Map.entry("release", "prometheus"), Map.entry("example.com/team", "shop"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WEIR_NAMESPACES | *,shop | write * alone, or names",
                "WEIR_NAMESPACES | Shop | write the name of a namespace",
                "WEIR_LEADER_ELECTION | yes | write true or false",
                "WEIR_HEALTH_PORT | 70000 | write a number from 0 to 65535",
                "WEIR_MONITOR_LABELS | release | write labels as name=value,name=value",
                "WEIR_THREADS | 0 | write a number from 1 to 100",
                "WEIR_THREAD | 4 | is no setting; there are"
            })
    void whatCannotBeIsRefusedByNameValueAndFix(String name, String value, String fix) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(name)
                .hasMessageContaining(fix);
    }

    @Test
    void variablesThatKubernetesMakesOfServicesAreNoSettings() {
        assertThat(read(Map.of("WEIR_OPERATOR_SERVICE_HOST", "10.0.0.1", "WEIR_OPERATOR_PORT_8080_TCP", "tcp://x"))
                        .threads())
                .isEqualTo(8);
    }

    @Test
    void everySettingIsDescribed() {
        assertThat(Setting.values())
                .allSatisfy(it -> assertThat(it.description()).isNotBlank());
        assertThat(read(Map.of()).text()).contains("watches=weir-system", "allowedImages=all", "threads=8");
    }
}
