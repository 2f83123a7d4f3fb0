package dev.weir.runner.broker;

import dev.weir.model.BrokerAuth;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerTls;
import dev.weir.model.BrokerType;
import dev.weir.model.SecretRef;
import dev.weir.runner.manifest.FolderReferences;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A Broker together with what it takes to log in; nothing it prints shows a secret. */
public final class BrokerAccess {
    static final String USERNAME = "username";
    static final String PASSWORD = "password";
    static final String CA = "ca";
    static final String CERTIFICATE = "certificate";
    static final String KEY = "key";

    private final String name;
    private final BrokerSpec spec;
    private final Map<String, String> secrets;

    /**
     * A Broker with secrets that are at hand.
     *
     * @param name as it stands in messages
     * @param secrets texts for {@code username, password, ca, certificate, key}, as far as the Broker names them
     */
    public BrokerAccess(String name, BrokerSpec spec, Map<String, String> secrets) {
        this.name = name;
        this.spec = spec;
        this.secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    }

    /** A resolved Broker with the secrets of its folder. */
    public static BrokerAccess of(String namespace, String name, BrokerSpec spec, FolderReferences folder) {
        var secrets = new TreeMap<String, String>();
        BrokerAuth auth = spec.auth();
        if (auth != null) {
            String login = auth.secret().name();
            put(secrets, USERNAME, namespace, new SecretRef(login, BrokerAuth.USERNAME), folder);
            put(secrets, PASSWORD, namespace, new SecretRef(login, BrokerAuth.PASSWORD), folder);
        }
        BrokerTls tls = spec.tls();
        if (tls != null && tls.enabled()) {
            put(secrets, CA, namespace, tls.ca(), folder);
            put(secrets, CERTIFICATE, namespace, tls.certificate(), folder);
            put(secrets, KEY, namespace, tls.key(), folder);
        }
        return new BrokerAccess(namespace + "/" + name, spec, secrets);
    }

    private static void put(
            Map<String, String> secrets,
            String use,
            String namespace,
            @Nullable SecretRef ref,
            FolderReferences folder) {
        if (ref != null) {
            folder.secret(namespace, ref.name())
                    .flatMap(it -> it.text(ref.key()))
                    .ifPresent(it -> secrets.put(use, it));
        }
    }

    public String name() {
        return name;
    }

    public BrokerSpec spec() {
        return spec;
    }

    public boolean isKafka() {
        return spec.type() == BrokerType.Kafka;
    }

    /** For whoever keeps them for a later command, in files that only the owner reads. */
    public Map<String, String> secrets() {
        return secrets;
    }

    @Nullable
    String secret(String use) {
        return secrets.get(use);
    }

    /** Type and addresses, for messages. */
    public String describe() {
        return spec.type().text() + " at " + String.join(",", spec.addresses());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BrokerAccess access
                && access.name.equals(name)
                && access.spec.equals(spec)
                && access.secrets.equals(secrets);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + describe() + ")";
    }
}
