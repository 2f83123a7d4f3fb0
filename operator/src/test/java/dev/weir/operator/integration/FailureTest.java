package dev.weir.operator.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {
    private static KubernetesClientException answer(int code, String message) {
        return new KubernetesClientException(
                message,
                code,
                new StatusBuilder().withCode(code).withMessage(message).build());
    }

    @ParameterizedTest
    @CsvSource({
        "400, broken, Rejected",
        "403, is forbidden: no, Forbidden",
        "403, is forbidden: exceeded quota: q, QuotaExceeded",
        "409, the object has been modified, Conflict",
        "422, is invalid, Rejected",
        "429, too many requests, ApiUnavailable",
        "500, etcd is away, ApiUnavailable",
        "503, not now, ApiUnavailable"
    })
    void everyAnswerOfTheServerHasItsReason(int code, String message, String reason) {
        // Given
        var thrown = new AggregatedOperatorException("several", Map.of("Deployment", answer(code, message)));

        // When
        var verdict = Failure.of(thrown).verdict("orders").orElseThrow();

        // Then
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.holds()).isFalse();
    }

    @Test
    void aServerThatDoesNotAnswerIsUnavailableAndAFaultOfOursIsNoReason() {
        assertThat(Failure.of(new KubernetesClientException("connection refused"))
                        .verdict("orders"))
                .hasValueSatisfying(it -> assertThat(it.reason()).isEqualTo("ApiUnavailable"));
        assertThat(Failure.of(new IllegalStateException("ours")).verdict("orders"))
                .isEmpty();
    }

    @Test
    void ofSeveralFailuresTheFirstByNameIsSaid() {
        var thrown = new AggregatedOperatorException(
                "several", Map.of("Service", answer(409, "taken"), "ConfigMap", answer(409, "taken")));
        assertThat(Failure.of(thrown).verdict("orders").orElseThrow().message()).startsWith("ConfigMap 'orders'");
    }
}
