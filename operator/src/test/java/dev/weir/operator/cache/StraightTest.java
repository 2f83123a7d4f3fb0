package dev.weir.operator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.operator.kind.Broker;
import dev.weir.operator.kind.Integration;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class StraightTest {
    private static final String MANAGED = """
            "managedFields": [{"manager": "m", "fieldsType": "FieldsV1", "fieldsV1": {"f:spec": {"f:replicas": {}}}}]""";

    private final KubernetesSerialization ours = register(SharedFields.serialization());
    private final KubernetesSerialization theirs = register(new KubernetesSerialization());

    private static KubernetesSerialization register(KubernetesSerialization serialization) {
        serialization.registerKubernetesResource(Integration.class);
        serialization.registerKubernetesResource(Broker.class);
        return serialization;
    }

    private static String event(String object) {
        return "{\"type\": \"ADDED\", \"object\": " + object + "}";
    }

    private void assertSame(String object, Class<?> kind) {
        WatchEvent read = ours.unmarshal(event(object), WatchEvent.class);
        assertThat(read).isEqualTo(theirs.unmarshal(event(object), WatchEvent.class));
        assertThat(read.getObject()).isInstanceOf(kind);
        assertThat(read.getType()).isEqualTo("ADDED");
    }

    @Test
    void whatAWatchTellsIsReadAsTheClientWould() {
        assertSame("""
                {"kind": "Deployment", "apiVersion": "apps/v1", "metadata": {"name": "a", %s},
                 "spec": {"replicas": 2, "template": {"spec": {"containers": [{"name": "c"}]}}}}
                """.formatted(MANAGED), Deployment.class);
        assertSame("""
                {"apiVersion": "weir.dev/v1alpha1", "kind": "Broker", "metadata": {"name": "main"},
                 "spec": {"type": "kafka", "addresses": ["a:1"]}}
                """, Broker.class);
        assertSame("""
                {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "code": 410}
                """, Status.class);
    }

    @Test
    void theOrderOfFieldsDoesNotMatter() {
        assertSame("""
                {"metadata": {"name": "a", "labels": {"x": "y"}}, "spec": {"replicas": 2}, "kind": "Deployment",
                 "apiVersion": "apps/v1"}
                """, Deployment.class);
    }

    @Test
    void whoWroteWhichFieldIsReadWhereSomebodyAsksForIt() {
        String metadata = "\"metadata\": {\"name\": \"a\", " + MANAGED + "}";
        String pod = "{\"kind\": \"Pod\", \"apiVersion\": \"v1\", " + metadata + "}";
        String deployment = "{\"kind\": \"Deployment\", \"apiVersion\": \"apps/v1\", " + metadata + "}";

        assertThat(fields(pod, Pod.class)).isNull();
        assertThat(fields(deployment, Deployment.class)).isNotNull();
    }

    private @org.jspecify.annotations.Nullable Object fields(String object, Class<? extends HasMetadata> kind) {
        WatchEvent read = ours.unmarshal(event(object), WatchEvent.class);
        return kind.cast(read.getObject())
                .getMetadata()
                .getManagedFields()
                .get(0)
                .getFieldsV1();
    }
}
