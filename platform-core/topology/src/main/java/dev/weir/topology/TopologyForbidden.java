package dev.weir.topology;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/**
 * The broker refused the credentials or what they may do, or its own certificate cannot be trusted; the message says what
 * is missing.
 */
public final class TopologyForbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> permissions;

    private TopologyForbidden(String message, List<String> permissions) {
        super(message);
        this.permissions = permissions;
    }

    static TopologyForbidden lacking(List<String> permissions) {
        return new TopologyForbidden(
                "not permitted by the broker; grant " + String.join(", ", permissions), List.copyOf(permissions));
    }

    /** What a client's failure to connect tells of credentials or trust; empty when it tells of neither. */
    public static Optional<TopologyForbidden> behind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(TopologyForbidden::of)
                .flatMap(Optional::stream)
                .reduce((shallow, deep) -> deep);
    }

    private static Optional<TopologyForbidden> of(Throwable cause) {
        String reason =
                switch (cause) {
                    case CertificateException untrusted -> untrusted(untrusted);
                    case CertPathValidatorException untrusted -> untrusted(untrusted);
                    case CertPathBuilderException untrusted -> untrusted(untrusted);
                    case SslAuthenticationException untrusted -> untrusted(untrusted);
                    case AuthenticationException refused -> login(refused);
                    case AuthenticationFailureException refused -> login(refused);
                    case PossibleAuthenticationFailureException refused -> login(refused);
                    default -> null;
                };
        return Optional.ofNullable(reason).map(it -> new TopologyForbidden(it, List.of()));
    }

    private static String login(Exception refused) {
        return "the broker refused the credentials (" + refused.getMessage() + "); check user, password and mechanism";
    }

    private static String untrusted(Exception untrusted) {
        return "the broker's certificate is not trusted (" + untrusted.getMessage()
                + "); check tls.ca of the Broker, the certificate's dates and the host names it is for";
    }

    /** The missing permissions, one text each, like {@code Create on topic 'orders'}; empty for refused credentials. */
    public List<String> permissions() {
        return permissions;
    }
}
