package dev.weir.operator.cache;

import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.operator.kind.Broker;
import dev.weir.operator.kind.Connector;
import dev.weir.operator.kind.Integration;
import dev.weir.plan.resolve.References;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the Integrations rest on, and which of them each change wakes. */
public final class IntegrationCaches {
    /** How many objects are asked for at once: a start needs memory for as many, not for all. */
    public static final long PAGE = 200;

    private static final String BY_REFERENCE = "by reference";
    private static final String WAITING = "waiting for a name";

    private final IndexerResourceCache<Integration> integrations;
    private final InformerEventSource<Broker, Integration> brokers;
    private final InformerEventSource<Connector, Integration> connectors;
    private final NeighbourCache neighbours;
    private final PodCache pods;
    private final SecretCache<Integration> secrets;

    /** Caches for the namespaces; they fill when the operator starts. */
    public IntegrationCaches(EventSourceContext<Integration> context, Set<String> namespaces) {
        integrations = context.getPrimaryCache();
        integrations.addIndexer(BY_REFERENCE, ReferenceIndex::of);
        brokers = source(context, Broker.class, "brokers", this::namesBroker);
        connectors = connectors(context);
        integrations.addIndexer(WAITING, it -> Neighbours.waitsForName(it) ? List.of(WAITING) : List.of());
        neighbours = new NeighbourCache(context, namespaces, this::concerned);
        pods = new PodCache(context, namespaces);
        secrets = SecretCache.of(context, namespaces, this::namesSecret);
    }

    private static InformerEventSource<Broker, Integration> source(
            EventSourceContext<Integration> context,
            Class<Broker> type,
            String name,
            SecondaryToPrimaryMapper<Broker> wakes) {
        var configuration = InformerEventSourceConfiguration.from(type, Integration.class)
                .withName(name)
                .withSecondaryToPrimaryMapper(wakes)
                .withOnUpdateFilter(IntegrationCaches::isEdited)
                .build();
        return new InformerEventSource<>(configuration, context);
    }

    private InformerEventSource<Connector, Integration> connectors(EventSourceContext<Integration> context) {
        var configuration = InformerEventSourceConfiguration.from(Connector.class, Integration.class)
                .withName("connectors")
                .withWatchAllNamespaces()
                .withSecondaryToPrimaryMapper(
                        it -> naming(ReferenceIndex.connector(it.getMetadata().getName())))
                .withOnUpdateFilter(IntegrationCaches::isEdited)
                .build();
        return new InformerEventSource<>(configuration, context);
    }

    private static boolean isEdited(HasMetadata now, HasMetadata before) {
        return !Objects.equals(
                now.getMetadata().getGeneration(), before.getMetadata().getGeneration());
    }

    private Set<ResourceID> namesBroker(Broker broker) {
        return naming(ReferenceIndex.broker(
                broker.getMetadata().getNamespace(), broker.getMetadata().getName()));
    }

    private Set<ResourceID> namesSecret(Secret secret) {
        String namespace = secret.getMetadata().getNamespace();
        String key = ReferenceIndex.secret(namespace, secret.getMetadata().getName());
        Stream<ResourceID> throughBrokers = brokers(namespace)
                .filter(it -> ReferenceIndex.secrets(it).contains(key))
                .flatMap(it -> namesBroker(it).stream());
        return Stream.concat(naming(key).stream(), throughBrokers).collect(Collectors.toSet());
    }

    private Set<ResourceID> naming(String reference) {
        return integrations.byIndex(BY_REFERENCE, reference).stream()
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    /** A name that one Integration gives up may be what another waits for, and one that it takes what a younger one has. */
    private Set<ResourceID> concerned(Integration changed) {
        ResourceID id = ResourceID.fromResource(changed);
        Stream<ResourceID> waiting =
                integrations.byIndex(WAITING, WAITING).stream().map(ResourceID::fromResource);
        Stream<ResourceID> younger = changed.getSpec() == null
                ? Stream.of()
                : rivals(changed.manifest())
                        .filter(it -> Neighbours.wasThereBefore(changed, it))
                        .map(ResourceID::fromResource);
        return Stream.concat(waiting, younger).filter(it -> !it.equals(id)).collect(Collectors.toSet());
    }

    /** What feeds the caches. */
    public List<EventSource<?, Integration>> sources() {
        var sources = new ArrayList<EventSource<?, Integration>>(List.of(brokers, connectors));
        sources.addAll(pods.sources());
        sources.addAll(neighbours.sources());
        sources.addAll(secrets.sources());
        return sources;
    }

    /** Everything the Integration can refer to. */
    public References referencesOf(Integration integration) {
        return new ClusterReferences(this, integration);
    }

    /** The pods of an Integration. */
    public List<Pod> podsOf(Integration integration) {
        return pods.of(ResourceID.fromResource(integration));
    }

    /** What is remembered of a Secret: its keys, and in place of each value a digest. */
    public Optional<Secret> secret(String namespace, String name) {
        return secrets.get(namespace, name);
    }

    Optional<Broker> broker(String namespace, String name) {
        return brokers.get(new ResourceID(name, namespace));
    }

    Stream<Broker> brokers(String namespace) {
        return brokers.list(namespace, it -> true);
    }

    Optional<Connector> connector(String name) {
        return connectors.get(new ResourceID(name));
    }

    Stream<Connector> connectors() {
        return connectors.list(it -> true);
    }

    /** As those see them who were woken by a neighbour: the cache that feeds the primaries may be behind. */
    Stream<Integration> integrations() {
        return neighbours.all();
    }

    /** Those of {@link #integrations} that may want a name which the Integration wants. */
    Stream<Integration> rivals(Manifest<IntegrationSpec> integration) {
        return neighbours.rivals(integration).flatMap(it -> neighbours.get(it).stream());
    }
}
