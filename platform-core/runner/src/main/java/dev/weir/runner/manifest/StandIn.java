package dev.weir.runner.manifest;

import dev.weir.model.BrokerSpec;
import java.util.Optional;

/**
 * The Broker of Integrations whose own is not in the folder.
 *
 * @param broker what it is
 * @param login Secret of its login, in every namespace; empty without one
 * @param asked whether it was asked for; if not, it stands in only where a folder has no Broker at all, so that a wrong
 *     name is still found
 */
public record StandIn(BrokerSpec broker, Optional<SecretValues> login, boolean asked) {
    /** Kafka without login, that nobody asked for. */
    public static StandIn embedded(String address) {
        return new StandIn(BrokerSpec.kafka(address), Optional.empty(), false);
    }
}
