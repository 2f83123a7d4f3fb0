package dev.weir.operator;

import dev.weir.operator.kind.Kinds;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether everything is there that the operator needs, before it does anything. */
final class StartCheck {
    private static final int UNAUTHORIZED = 401;

    private final KubernetesClient client;
    private final OperatorSettings settings;

    StartCheck(KubernetesClient client, OperatorSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** @throws StartFailure with what is missing and how to get it */
    void run() {
        kinds(resources());
        List<String> missing = rights();
        if (!missing.isEmpty()) {
            throw new StartFailure("the operator lacks rights: " + String.join("; ", missing)
                    + "; apply its roles for the namespaces it watches");
        }
    }

    private @Nullable APIResourceList resources() {
        try {
            return client.getApiResources(Kinds.API_VERSION);
        } catch (KubernetesClientException refused) {
            String url = client.getMasterUrl().toString();
            if (refused.getCode() == UNAUTHORIZED) {
                throw new StartFailure(
                        "the API server " + url + " does not know who we are; check the kubeconfig or the token",
                        refused);
            }
            throw new StartFailure(
                    "the API server " + url + " cannot be asked: " + cause(refused)
                            + "; check KUBECONFIG, the address and the certificate",
                    refused);
        }
    }

    private static String cause(Throwable thrown) {
        Throwable at = thrown;
        while (at.getCause() != null && at.getCause() != at) {
            at = at.getCause();
        }
        return at.getClass().getSimpleName() + (at.getMessage() == null ? "" : ": " + at.getMessage());
    }

    private static void kinds(@Nullable APIResourceList known) {
        Set<String> there = known == null
                ? Set.of()
                : known.getResources().stream().map(APIResource::getKind).collect(Collectors.toSet());
        Set<String> missing =
                Kinds.ALL.stream().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(there);
        if (!missing.isEmpty()) {
            throw new StartFailure("the API server does not know " + String.join(", ", missing) + " of "
                    + Kinds.API_VERSION + "; apply crds/ first: kubectl apply --server-side -f crds/");
        }
    }

    private List<String> rights() {
        return Rights.ALL.stream()
                .filter(it -> it.where() != Right.Where.Own || settings.leaderElection())
                .flatMap(right -> namespaces(right).flatMap(namespace -> right.verbs().stream()
                        .filter(verb -> !may(right, verb, namespace))
                        .map(verb ->
                                verb + " " + right.resource() + (right.group().isEmpty() ? "" : "." + right.group())
                                        + (namespace == null ? " in every namespace" : " in " + namespace))))
                .toList();
    }

    private Stream<@Nullable String> namespaces(Right right) {
        return switch (right.where()) {
            case Own -> Stream.of(settings.ownNamespace());
            case Cluster -> Stream.of((String) null);
            case Watched ->
                settings.watchesAll()
                        ? Stream.of((String) null)
                        : settings.namespaces().stream().sorted();
        };
    }

    private boolean may(Right right, String verb, @Nullable String namespace) {
        String[] resource = right.resource().split("/", 2);
        var question = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withGroup(right.group())
                .withResource(resource[0])
                .withSubresource(resource.length == 2 ? resource[1] : null)
                .withVerb(verb)
                .withNamespace(namespace)
                .endResourceAttributes()
                .endSpec()
                .build();
        return client.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(question)
                .getStatus()
                .getAllowed();
    }
}
