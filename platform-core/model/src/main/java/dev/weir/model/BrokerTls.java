package dev.weir.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Encryption to a broker. Certificates and keys are PEM. */
@ValidationRule(
        value = "has(self.certificate) == has(self.key)",
        message = "certificate and key of the client belong together")
public record BrokerTls(
        @JsonPropertyDescription("false switches encryption off without losing what is written here.") @Default("true")
        Boolean enabled,

        @JsonPropertyDescription(
                "Certificates of the authorities that signed the broker's. Without it, those every" + " JDK trusts.")
        @Nullable
        SecretRef ca,

        @JsonPropertyDescription("The connector's own certificate chain, for a broker that asks for one.") @Nullable
        SecretRef certificate,

        @JsonPropertyDescription("Private key of certificate, PKCS#8 and not encrypted.") @Nullable
        SecretRef key,

        @JsonPropertyDescription("Whether the broker's certificate must name the host that was connected to.")
        @Default("true")
        Boolean verifyHostname) {
    public BrokerTls {
        enabled = Defaults.of(enabled, true);
        verifyHostname = Defaults.of(verifyHostname, true);
    }
}
