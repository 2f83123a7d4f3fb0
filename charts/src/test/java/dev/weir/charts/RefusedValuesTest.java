package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that cannot be are refused with the name of the value. */
class RefusedValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weir-operator | replicas=many | replicas",
                "weir-operator | image.pullPolicy=Sometimes | image/pullPolicy",
                "weir-operator | image.digest=latest | image/digest",
                "weir-operator | watch.namespaces={Shop} | watch/namespaces/0",
                "weir-operator | threads=0 | threads",
                "weir-operator | port=80 | port",
                "weir-operator | alowedImages={a} | alowedImages",
                "weir-operator | monitoring.podMonitor.interval=soon | monitoring/podMonitor/interval",
                "weir-operator | replicas=2,leaderElection=false | set leaderElection to true",
                "weir-operator | watch.all=true,watch.namespaces={shop} | leave one of them out",
                "weir-connectors | only={log-snik} | only names 'log-snik'",
                "weir-connectors | digests.log-sink=latest | digests/log-sink",
            })
    void isRefusedByName(String chart, String value, String named) {
        // When
        Helm.Said said = Helm.template(chart, "--set", value);

        // Then
        assertThat(said.code()).isNotZero();
        assertThat(said.err().replace(".", "/")).contains(named.replace(".", "/"));
    }
}
