package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;

/** Login at a broker. */
public record BrokerAuth(
        @JsonPropertyDescription("How the password is shown: PLAIN, or on Kafka SCRAM-SHA-256 or SCRAM-SHA-512.")
        @Default("PLAIN")
        Mechanism mechanism,

        @JsonPropertyDescription("Secret with the keys username and password.") @Required
        SecretName secret) {
    /** Key of the user's name in {@link #secret}. */
    public static final String USERNAME = "username";

    /** Key of the password in {@link #secret}. */
    public static final String PASSWORD = "password";

    public BrokerAuth {
        mechanism = Defaults.of(mechanism, Mechanism.Plain);
    }
}
