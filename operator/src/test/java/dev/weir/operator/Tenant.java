package dev.weir.operator;

import static org.awaitility.Awaitility.await;

import dev.weir.operator.kind.Broker;
import dev.weir.operator.kind.Condition;
import dev.weir.operator.kind.Connector;
import dev.weir.operator.kind.Integration;
import dev.weir.operator.kind.IntegrationStatus;
import dev.weir.operator.manifest.Labels;
import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.ConditionSet;
import dev.weir.operator.status.ConditionType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A namespace of its own with a Broker, and an operator that watches it with the rights of its ServiceAccount alone. */
final class Tenant implements AutoCloseable {
    static final String CONNECTOR = "log-sink";
    static final String ACCOUNT = "weir-operator";

    private final Cluster cluster = Cluster.shared();
    private final String namespace;
    private final OperatorSettings settings;
    private final KubernetesClient client;
    private final List<HasMetadata> ofCluster = new ArrayList<>();

    Tenant(String prefix) {
        this(prefix, false);
    }

    /** A tenant whose operators elect a leader, or not. */
    Tenant(String prefix, boolean leaderElection) {
        this(
                prefix,
                it -> new OperatorSettings(it, Set.of(it), List.of(), Map.of(), leaderElection, "127.0.0.1", 0, 4));
    }

    /** A tenant whose operator has settings of its own, made for the name of the namespace. */
    Tenant(String prefix, Function<String, OperatorSettings> settingsFor) {
        namespace = cluster.namespace(prefix);
        settings = settingsFor.apply(namespace);
        account();
        client = client(it -> it);
        catalogue();
        apply("""
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: main}
                spec: {type: kafka, addresses: ["kafka.example:9092"]}
                """);
    }

    private void account() {
        admin().resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(ACCOUNT)
                        .withNamespace(namespace)
                        .endMetadata()
                        .build())
                .create();
        new Roles(ACCOUNT, settings).list().forEach(it -> admin().resource(it).create());
    }

    /** A client with a token of the operator's account. */
    KubernetesClient client(UnaryOperator<KubernetesClientBuilder> change) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(cluster.server().url())
                .withCaCertFile(cluster.server().certificate().toString())
                .withOauthToken(token())
                .withNamespace(namespace)
                .withRequestRetryBackoffLimit(1)
                .build();
        return change.apply(new KubernetesClientBuilder().withConfig(config)).build();
    }

    String token() {
        return admin().serviceAccounts()
                .inNamespace(namespace)
                .withName(ACCOUNT)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(3600L)
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
    }

    private void catalogue() {
        Connector connector = admin().getKubernetesSerialization().unmarshal("""
                apiVersion: weir.dev/v1alpha1
                kind: Connector
                metadata: {name: log-sink}
                spec:
                  role: sink
                  image: weir/log-sink:0.1.0
                  schema:
                    type: object
                    additionalProperties: false
                    properties:
                      level: {type: string, enum: [info, warn]}
                      token: {type: string, writeOnly: true}
                """, Connector.class);
        admin().resource(connector).serverSideApply();
    }

    /** An operator, started; the caller closes it. */
    WeirOperator operator() {
        return operator(client);
    }

    WeirOperator operator(KubernetesClient with) {
        var operator = new WeirOperator(with, settings, Clock.systemUTC(), why -> {});
        operator.start();
        return operator;
    }

    /** An operator that looks by itself more often than usual. */
    WeirOperator operator(Pace pace) {
        var operator = new WeirOperator(client, settings, pace, Clock.systemUTC(), why -> {});
        operator.start();
        return operator;
    }

    AuditLog audit() {
        return AuditLog.fromNow(cluster.server().auditLog(), "system:serviceaccount:" + namespace + ":" + ACCOUNT);
    }

    KubernetesClient admin() {
        return cluster.admin();
    }

    KubernetesClient client() {
        return client;
    }

    Cluster cluster() {
        return cluster;
    }

    OperatorSettings settings() {
        return settings;
    }

    String namespace() {
        return namespace;
    }

    /** Creates or replaces what the YAML says, in this namespace. */
    void apply(String yaml) {
        HasMetadata resource = admin().getKubernetesSerialization().unmarshal(yaml);
        admin().resource(resource)
                .inNamespace(namespace)
                .forceConflicts()
                .fieldManager("people")
                .serverSideApply();
    }

    /** Creates or replaces what the YAML says, which belongs to no namespace; {@link #close} takes it away. */
    void applyToCluster(String yaml) {
        HasMetadata resource = admin().getKubernetesSerialization().unmarshal(yaml);
        admin().resource(resource).serverSideApply();
        ofCluster.add(resource);
    }

    /** A sink of log-sink; further lines of its spec after the usual. */
    void integration(String name, String... lines) {
        apply("""
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: %s}
                spec:
                  connector: {name: log-sink}
                  broker: {name: main}
                  input: {destination: %s}
                """.formatted(name, name)
                + String.join(
                        "", List.of(lines).stream().map(it -> "  " + it + "\n").toList()));
    }

    Resource<Integration> integrationNamed(String name) {
        return admin().resources(Integration.class).inNamespace(namespace).withName(name);
    }

    Resource<Broker> brokerNamed(String name) {
        return admin().resources(Broker.class).inNamespace(namespace).withName(name);
    }

    <R extends HasMetadata> R child(Class<R> kind, String name) {
        return admin().resources(kind).inNamespace(namespace).withName(name).require();
    }

    <R extends HasMetadata> Optional<R> find(Class<R> kind, String name) {
        return Optional.ofNullable(
                admin().resources(kind).inNamespace(namespace).withName(name).get());
    }

    void secret(String name, Map<String, String> texts) {
        admin().resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(texts)
                        .build())
                .createOr(it -> it.update());
    }

    List<Pod> pods(String integration) {
        return admin().pods().inNamespace(namespace).withLabels(Labels.pods(integration)).list().getItems().stream()
                .filter(it -> it.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }

    /** Waits until the condition Ready has the reason, for the generation there is. */
    Condition awaitReady(String name, ConditionReason reason) {
        return awaitReady(name, reason.name());
    }

    Condition awaitReady(String name, String reason) {
        return awaitCondition(name, ConditionType.Ready, it -> it.reason().equals(reason));
    }

    Condition awaitCondition(String name, ConditionType type, Predicate<Condition> wanted) {
        return await("condition " + type + " of " + name)
                .atMost(Cluster.PATIENCE)
                .until(() -> condition(name, type), it -> it.filter(wanted).isPresent())
                .orElseThrow();
    }

    /** The condition, when it is about the generation there is. */
    Optional<Condition> condition(String name, ConditionType type) {
        Integration integration = integrationNamed(name).require();
        long generation = integration.getMetadata().getGeneration();
        return Optional.ofNullable(integration.getStatus()).map(IntegrationStatus::conditions).stream()
                .flatMap(it -> ConditionSet.find(it, type).stream())
                .filter(it -> it.observedGeneration() == generation)
                .findFirst();
    }

    Deployment awaitDeployment(String name, Predicate<Deployment> wanted) {
        return await("Deployment " + name)
                .atMost(Cluster.PATIENCE)
                .until(() -> find(Deployment.class, name), it -> it.filter(wanted)
                        .isPresent())
                .orElseThrow();
    }

    @Override
    public void close() {
        cluster.server().thawControllers();
        client.close();
        ofCluster.forEach(it -> admin().resource(it).delete());
        admin().namespaces().withName(namespace).delete();
    }
}
