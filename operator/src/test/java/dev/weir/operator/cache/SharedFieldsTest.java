package dev.weir.operator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedFieldsTest {
    private static String object(String uid) {
        return """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a", "managedFields": [{
                  "manager": "weir-operator", "operation": "Apply", "fieldsType": "FieldsV1", "fieldsV1": {
                    "f:data": {".": {}, "f:state": {}},
                    "f:metadata": {"f:ownerReferences": {"k:{\\"uid\\":\\"%s\\"}": {}}}}}]}}
                """.formatted(uid);
    }

    private static @Nullable Object part(ConfigMap map, String name) {
        return map.getMetadata()
                .getManagedFields()
                .get(0)
                .getFieldsV1()
                .getAdditionalProperties()
                .get(name);
    }

    @Test
    void whatManyObjectsHaveInCommonIsKeptOnce() {
        // Given
        KubernetesSerialization serialization = SharedFields.serialization();

        // When
        ConfigMap one = serialization.unmarshal(object("1"), ConfigMap.class);
        ConfigMap other = serialization.unmarshal(object("2"), ConfigMap.class);

        // Then
        assertThat(part(one, "f:data")).isSameAs(part(other, "f:data"));
        assertThat(part(one, "f:metadata")).isNotEqualTo(part(other, "f:metadata"));
        assertThat(one).isEqualTo(new KubernetesSerialization().unmarshal(object("1"), ConfigMap.class));
        assertThat(serialization.asJson(one)).isEqualTo(new KubernetesSerialization().asJson(one));
    }
}
