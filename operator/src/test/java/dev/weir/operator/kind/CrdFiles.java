package dev.weir.operator.kind;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceSubresourceScale;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The files of {@code crds/} as the records say them, with what annotations cannot say put in. */
final class CrdFiles {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final String HEADER =
            "# Written from the records of platform-core/model and operator/kind: change them, then run"
                    + "\n# ./mvnw -pl operator test -Dtest=CrdFilesTest -Dgolden.update\n";

    private CrdFiles() {}

    /** File names and texts. */
    static SortedMap<String, String> render() {
        var files = new TreeMap<String, String>();
        for (CustomResourceDefinition crd : definitions()) {
            files.put(crd.getSpec().getNames().getPlural() + ".yaml", HEADER + YAML.asYaml(crd));
        }
        return files;
    }

    static List<CustomResourceDefinition> definitions() {
        return List.of(
                complete(generate(Integration.class), INTEGRATION_COLUMNS),
                complete(generate(Broker.class), BROKER_COLUMNS),
                complete(generate(Connector.class), CONNECTOR_COLUMNS));
    }

    private static final List<CustomResourceColumnDefinition> INTEGRATION_COLUMNS = List.of(
            condition("Ready", "status"),
            condition("Reason", "reason"),
            column("Replicas", "integer", ".status.readyReplicas", "Processes that read and write."),
            column("Broker", "string", ".status.broker", "Brokers of input and output."),
            column("In→Out", "string", ".status.route", "Input and output destination."),
            age());

    private static final List<CustomResourceColumnDefinition> BROKER_COLUMNS = List.of(
            condition("Ready", "status"),
            condition("Reason", "reason"),
            column("Type", "string", ".spec.type", "kafka or rabbitmq."),
            column("Addresses", "string", ".spec.addresses", "Nodes to connect to."),
            age());

    private static final List<CustomResourceColumnDefinition> CONNECTOR_COLUMNS = List.of(
            condition("Ready", "status"),
            condition("Reason", "reason"),
            column("Role", "string", ".spec.role", "source, processor or sink."),
            column("Version", "string", ".spec.version", "Version of the connector."),
            age());

    private static CustomResourceColumnDefinition condition(String name, String field) {
        return column(
                name,
                "string",
                ".status.conditions[?(@.type==\"Ready\")]." + field,
                "The condition Ready: its " + field + ".");
    }

    private static CustomResourceColumnDefinition age() {
        return column("Age", "date", ".metadata.creationTimestamp", "Since it was made.");
    }

    private static CustomResourceColumnDefinition column(String name, String type, String path, String description) {
        var column = new CustomResourceColumnDefinition();
        column.setName(name);
        column.setType(type);
        column.setJsonPath(path);
        column.setDescription(description);
        return column;
    }

    private static CustomResourceDefinition generate(Class<? extends HasMetadata> kind) {
        var generated = new AtomicReference<CustomResourceDefinition>();
        new CRDGenerator()
                .withPostProcessor(new CRDPostProcessor() {
                    @Override
                    public HasMetadata process(HasMetadata crd, String version) {
                        generated.set(YAML.clone((CustomResourceDefinition) crd));
                        return crd;
                    }
                })
                .withOutput(new Discarded())
                .customResourceClasses(List.of(kind))
                .generate();
        return Objects.requireNonNull(generated.get());
    }

    /** The generator insists on writing. */
    private static final class Discarded extends CRDGenerator.AbstractCRDOutput<OutputStream> {
        @Override
        protected OutputStream createStreamFor(String name) {
            return OutputStream.nullOutputStream();
        }
    }

    private static CustomResourceDefinition complete(
            CustomResourceDefinition crd, List<CustomResourceColumnDefinition> columns) {
        crd.getSpec().getNames().setCategories(List.of(Kinds.CATEGORY));
        CustomResourceDefinitionVersion version = crd.getSpec().getVersions().get(0);
        version.setAdditionalPrinterColumns(columns);
        if (crd.getSpec().getNames().getKind().equals("Integration")) {
            var scale = new CustomResourceSubresourceScale(".status.selector", ".spec.replicas", ".status.replicas");
            version.getSubresources().setScale(scale);
        }
        JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
        root.setRequired(List.of("spec"));
        complete(root);
        return crd;
    }

    private static void complete(@Nullable JSONSchemaProps schema) {
        if (schema == null) {
            return;
        }
        if (Boolean.TRUE.equals(schema.getXKubernetesPreserveUnknownFields())) {
            schema.setType("object");
        }
        Map<String, JSONSchemaProps> properties = schema.getProperties();
        if (properties != null) {
            JSONSchemaProps conditions = properties.get("conditions");
            if (conditions != null) {
                conditions.setXKubernetesListType("map");
                conditions.setXKubernetesListMapKeys(List.of("type"));
            }
            properties.values().forEach(CrdFiles::complete);
        }
        complete(schema.getItems() == null ? null : schema.getItems().getSchema());
        complete(
                schema.getAdditionalProperties() == null
                        ? null
                        : schema.getAdditionalProperties().getSchema());
    }
}
