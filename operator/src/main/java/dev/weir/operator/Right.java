package dev.weir.operator;

import java.util.List;

/**
 * What the operator may do with one kind of object, and what for: no verb without a reason.
 *
 * @param group API group; empty for the core
 * @param resource plural, with the subresource after a slash
 * @param why for people who review roles
 */
record Right(Where where, String group, String resource, List<String> verbs, String why) {
    /** Where a right is needed. */
    enum Where {
        /** In every namespace that is watched. */
        Watched,
        /** For the whole cluster, also when some namespaces are watched. */
        Cluster,
        /** Where the operator itself runs. */
        Own
    }
}
