package dev.weir.plan;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.model.Metadata;
import dev.weir.plan.resolve.References;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** References answered from YAML; a later document of one name takes the place of an earlier one. */
public final class KnownReferences implements References {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final List<Manifest<IntegrationSpec>> integrations = new ArrayList<>();
    private final Map<String, Manifest<BrokerSpec>> brokers = new TreeMap<>();
    private final Map<String, Manifest<ConnectorSpec>> connectors = new TreeMap<>();
    private final Map<String, Set<String>> secrets = new TreeMap<>();

    /** Reads all documents of a text. */
    public KnownReferences add(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            documents.forEachRemaining(this::add);
            return this;
        }
    }

    private void add(JsonNode document) {
        switch (document.path("kind").asString()) {
            case Manifest.INTEGRATION -> integrations.add(read(document, IntegrationSpec.class));
            case Manifest.BROKER -> {
                Manifest<BrokerSpec> broker = read(document, BrokerSpec.class);
                brokers.put(broker.metadata().qualifiedName(), broker);
            }
            case Manifest.CONNECTOR -> {
                Manifest<ConnectorSpec> connector = read(document, ConnectorSpec.class);
                connectors.put(connector.metadata().name(), connector);
            }
            case "Secret" ->
                secrets.put(
                        YAML.treeToValue(document.get("metadata"), Metadata.class)
                                .qualifiedName(),
                        document.get("keys")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.toSet()));
            default -> throw new IllegalArgumentException("unknown kind in " + document);
        }
    }

    private static <T> Manifest<T> read(JsonNode document, Class<T> spec) {
        JavaType type = YAML.getTypeFactory().constructParametricType(Manifest.class, spec);
        return YAML.treeToValue(document, type);
    }

    /** The Integration that was read first. */
    public Manifest<IntegrationSpec> first() {
        return integrations.getFirst();
    }

    /** The Broker of the default namespace. */
    public Manifest<BrokerSpec> broker(String name) {
        return Optional.ofNullable(brokers.get("default/" + name)).orElseThrow();
    }

    /** All Connectors by name. */
    public Map<String, Manifest<ConnectorSpec>> catalogue() {
        return connectors;
    }

    @Override
    public Optional<BrokerSpec> broker(String namespace, String name) {
        return Optional.ofNullable(brokers.get(namespace + "/" + name)).map(Manifest::spec);
    }

    @Override
    public Optional<ConnectorSpec> connector(String name) {
        return Optional.ofNullable(connectors.get(name)).map(Manifest::spec);
    }

    @Override
    public Optional<Set<String>> secretKeys(String namespace, String name) {
        return Optional.ofNullable(secrets.get(namespace + "/" + name));
    }

    @Override
    public Collection<Manifest<IntegrationSpec>> integrations() {
        return integrations;
    }

    @Override
    public Set<String> brokers(String namespace) {
        return brokers.values().stream()
                .filter(it -> it.metadata().namespace().equals(namespace))
                .map(it -> it.metadata().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Set<String> connectors() {
        return connectors.keySet();
    }
}
