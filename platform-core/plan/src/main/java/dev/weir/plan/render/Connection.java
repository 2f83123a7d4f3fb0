package dev.weir.plan.render;

import dev.weir.model.BrokerAuth;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerTls;
import dev.weir.model.SecretRef;
import org.jspecify.annotations.Nullable;

/** A Broker as both dialects ask about it. */
record Connection(BrokerSpec broker) {
    String addresses() {
        return String.join(",", broker.addresses());
    }

    @Nullable
    SecretRef login(String key) {
        BrokerAuth auth = broker.auth();
        return auth == null ? null : new SecretRef(auth.secret().name(), key);
    }

    @Nullable
    String mechanism() {
        BrokerAuth auth = broker.auth();
        return auth == null ? null : auth.mechanism().text();
    }

    /** What is said about encryption; null when there is none. */
    @Nullable
    BrokerTls tls() {
        BrokerTls tls = broker.tls();
        return tls == null || !tls.enabled() ? null : tls;
    }

    @Nullable
    SecretRef ca() {
        BrokerTls tls = tls();
        return tls == null ? null : tls.ca();
    }

    @Nullable
    SecretRef certificate() {
        BrokerTls tls = tls();
        return tls == null ? null : tls.certificate();
    }

    @Nullable
    SecretRef key() {
        BrokerTls tls = tls();
        return tls == null ? null : tls.key();
    }

    /** The value, where the broker's certificate may name any host. */
    @Nullable
    String ifAnyHost(String value) {
        BrokerTls tls = tls();
        return tls == null || tls.verifyHostname() ? null : value;
    }
}
