package dev.weir.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** What {@code kubectl get} shows: the server itself makes the table. */
record Table(List<String> columns, List<List<String>> rows) {
    static Table of(Tenant tenant, String plural) throws Exception {
        HttpRequest request = tenant.admin()
                .getHttpClient()
                .newHttpRequestBuilder()
                .uri(tenant.cluster().server().url() + "/apis/weir.dev/v1alpha1/namespaces/" + tenant.namespace() + "/"
                        + plural)
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
                .build();
        byte[] body = tenant.admin()
                .getHttpClient()
                .sendAsync(request, byte[].class)
                .get()
                .body();
        JsonNode table = new ObjectMapper().readTree(new String(body, StandardCharsets.UTF_8));
        return new Table(
                stream(table.path("columnDefinitions")).stream()
                        .map(it -> it.path("name").asText())
                        .toList(),
                stream(table.path("rows")).stream()
                        .map(it -> stream(it.path("cells")).stream()
                                .map(JsonNode::asText)
                                .toList())
                        .toList());
    }

    private static List<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
