package dev.weir.runner.broker;

import dev.weir.model.BrokerAuth;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerTls;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.jspecify.annotations.Nullable;

/** Kafka clients for a Broker. */
public final class KafkaClients {
    private KafkaClients() {}

    /** Addresses and security, as any client of Kafka takes them. */
    public static Map<String, Object> config(BrokerAccess access) {
        BrokerSpec spec = access.spec();
        var config = new HashMap<String, Object>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, String.join(",", spec.addresses()));
        boolean tls = spec.tls() != null && spec.tls().enabled();
        String protocol = (spec.auth() == null ? "" : "SASL_") + (tls ? "SSL" : "PLAINTEXT");
        config.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
        login(access, spec.auth(), config);
        if (spec.tls() != null && tls) {
            tls(access, spec.tls(), config);
        }
        return config;
    }

    static Admin admin(BrokerAccess access) {
        return Admin.create(config(access));
    }

    private static void login(BrokerAccess access, @Nullable BrokerAuth auth, Map<String, Object> config) {
        if (auth == null) {
            return;
        }
        String mechanism = auth.mechanism().text();
        String module = mechanism.startsWith("SCRAM")
                ? "org.apache.kafka.common.security.scram.ScramLoginModule"
                : "org.apache.kafka.common.security.plain.PlainLoginModule";
        config.put(SaslConfigs.SASL_MECHANISM, mechanism);
        config.put(
                SaslConfigs.SASL_JAAS_CONFIG,
                module + " required username=" + quoted(access.secret(BrokerAccess.USERNAME)) + " password="
                        + quoted(access.secret(BrokerAccess.PASSWORD)) + ";");
    }

    private static String quoted(@Nullable String value) {
        return '"' + (value == null ? "" : value.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    private static void tls(BrokerAccess access, BrokerTls tls, Map<String, Object> config) {
        String ca = access.secret(BrokerAccess.CA);
        if (ca != null) {
            config.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            config.put(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, ca);
        }
        String certificate = access.secret(BrokerAccess.CERTIFICATE);
        String key = access.secret(BrokerAccess.KEY);
        if (certificate != null && key != null) {
            config.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PEM");
            config.put(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, certificate);
            config.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, key);
        }
        if (!tls.verifyHostname()) {
            config.put(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "");
        }
    }
}
