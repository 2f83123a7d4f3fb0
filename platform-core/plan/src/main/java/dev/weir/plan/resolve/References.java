package dev.weir.plan.resolve;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Everything an Integration can refer to. Answered from informers in a cluster, from a folder on a laptop, from a map in
 * tests. Within one resolution the same question must get the same answer.
 */
public interface References {
    /** The Broker of that name in a namespace. */
    Optional<BrokerSpec> broker(String namespace, String name);

    /** The Connector of that name in the catalogue. */
    Optional<ConnectorSpec> connector(String name);

    /** The keys of a Secret, never its values; empty when the Secret does not exist. */
    Optional<Set<String>> secretKeys(String namespace, String name);

    /** All Integrations known, in any order; the one being resolved may be among them. */
    Collection<Manifest<IntegrationSpec>> integrations();

    /**
     * Those that may want a name on a broker which the Integration wants. Too many do no harm, it may be among them; one
     * that is left out is not checked. Without better knowledge, all; {@link NameIndex} is better knowledge.
     */
    default Collection<Manifest<IntegrationSpec>> rivals(Manifest<IntegrationSpec> integration) {
        return integrations();
    }

    /** Names of the Brokers of a namespace, for suggestions only. */
    default Set<String> brokers(String namespace) {
        return Set.of();
    }

    /** Names of all Connectors, for suggestions only. */
    default Set<String> connectors() {
        return Set.of();
    }
}
