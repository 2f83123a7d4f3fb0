package dev.weir.operator;

import dev.weir.operator.Right.Where;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The roles of {@link Rights} and their bindings, for the ServiceAccount the operator runs as. */
final class Roles {
    private static final String GROUP = "rbac.authorization.k8s.io";

    private final String account;
    private final OperatorSettings settings;

    /**
     * Roles for an account in the operator's own namespace.
     *
     * @param account also the name of every role and binding
     */
    Roles(String account, OperatorSettings settings) {
        this.account = account;
        this.settings = settings;
    }

    /** Roles and bindings; none in the cluster but for the catalogue, unless every namespace is watched. */
    List<HasMetadata> list() {
        var roles = new ArrayList<HasMetadata>();
        var everywhere = new ArrayList<>(rules(Where.Cluster));
        if (settings.watchesAll()) {
            everywhere.addAll(rules(Where.Watched));
        }
        inCluster(roles, everywhere);
        new TreeSet<>(settings.namespaces()).forEach(it -> inNamespace(roles, it, account, rules(Where.Watched)));
        if (settings.leaderElection()) {
            inNamespace(roles, settings.ownNamespace(), account + "-own", rules(Where.Own));
        }
        return roles;
    }

    private static List<PolicyRule> rules(Where where) {
        return Rights.ALL.stream()
                .filter(it -> it.where() == where)
                .map(it -> new PolicyRuleBuilder()
                        .withApiGroups(it.group())
                        .withResources(it.resource())
                        .withVerbs(it.verbs())
                        .build())
                .toList();
    }

    private void inCluster(List<HasMetadata> roles, List<PolicyRule> rules) {
        String name = settings.ownNamespace() + "-" + account;
        roles.add(new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withRules(rules)
                .build());
        roles.add(new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewRoleRef(GROUP, "ClusterRole", name)
                .addNewSubject("", "ServiceAccount", account, settings.ownNamespace())
                .build());
    }

    private void inNamespace(List<HasMetadata> roles, String namespace, String name, List<PolicyRule> rules) {
        roles.add(new RoleBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withRules(rules)
                .build());
        roles.add(new RoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewRoleRef(GROUP, "Role", name)
                .addNewSubject("", "ServiceAccount", account, settings.ownNamespace())
                .build());
    }
}
