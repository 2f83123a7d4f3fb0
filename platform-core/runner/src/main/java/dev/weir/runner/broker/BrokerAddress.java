package dev.weir.runner.broker;

import dev.weir.model.BrokerAuth;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerTls;
import dev.weir.model.BrokerType;
import dev.weir.model.Mechanism;
import dev.weir.model.Metadata;
import dev.weir.model.SecretName;
import dev.weir.model.TopologyMode;
import dev.weir.runner.manifest.SecretValues;
import dev.weir.runner.manifest.StandIn;
import dev.weir.runner.output.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A broker as one address: {@code amqp://user:password@host:port/vhost}, {@code amqps://…}, {@code kafka://host:port} or
 * {@code kafka://user:password@host:port?mechanism=SCRAM-SHA-512&tls=true}; several hosts are separated by commas. Special
 * characters in user, password and virtual host are written as in any address, {@code %40} for {@code @}.
 */
public final class BrokerAddress {
    /** Secret that holds the login of the address. */
    private static final String LOGIN = "broker-address-login";

    private static final Pattern FORM = Pattern.compile(
            "(amqp|amqps|kafka)://(?:([^:@/?]*):([^@/?]*)@)?([^/?@]+)(?:/([^?]*))?(?:\\?(.*))?", Pattern.DOTALL);

    private BrokerAddress() {}

    /**
     * Reads an address.
     *
     * @throws Refusal when it is not one; the message shows no password
     */
    public static StandIn parse(String address) {
        Matcher parts = FORM.matcher(address);
        if (!parts.matches()) {
            throw Refusal.usage(
                    "--broker is not an address; write amqp://user:password@host:port/vhost or" + " kafka://host:port");
        }
        boolean kafka = parts.group(1).equals("kafka");
        Map<String, String> options = options(parts.group(6));
        List<String> hosts = Arrays.stream(parts.group(4).split(",", -1))
                .map(host -> withPort(host, kafka ? 9092 : parts.group(1).equals("amqps") ? 5671 : 5672))
                .toList();
        Optional<SecretValues> login = login(parts.group(2), parts.group(3));
        boolean tls = parts.group(1).equals("amqps") || "true".equals(options.get("tls"));
        BrokerAuth auth =
                login.isEmpty() ? null : new BrokerAuth(mechanism(options.get("mechanism")), new SecretName(LOGIN));
        var spec = new BrokerSpec(
                kafka ? BrokerType.Kafka : BrokerType.RabbitMq,
                hosts,
                kafka ? null : virtualHost(parts.group(5)),
                auth,
                tls ? new BrokerTls(true, null, null, null, true) : null,
                null,
                TopologyMode.Create,
                0,
                0,
                BrokerSpec.MAX_MESSAGE_BYTES);
        return new StandIn(spec, login, true);
    }

    private static String withPort(String host, int port) {
        return host.matches(".*:[0-9]+") ? host : host + ":" + port;
    }

    /** By the rules of AMQP addresses: nothing is the default, what follows the slash is the name. */
    private static @Nullable String virtualHost(@Nullable String path) {
        return path == null || path.isEmpty() ? null : decoded(path);
    }

    private static Optional<SecretValues> login(@Nullable String user, @Nullable String password) {
        return user == null || password == null
                ? Optional.empty()
                : Optional.of(SecretValues.of(
                        Metadata.DEFAULT_NAMESPACE,
                        LOGIN,
                        Map.of(BrokerAuth.USERNAME, decoded(user), BrokerAuth.PASSWORD, decoded(password))));
    }

    private static Mechanism mechanism(@Nullable String name) {
        return name == null
                ? Mechanism.Plain
                : Stream.of(Mechanism.values())
                        .filter(it -> it.text().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Refusal.usage("mechanism in --broker is '" + name
                                + "'; write PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512"));
    }

    private static Map<String, String> options(@Nullable String query) {
        var options = new TreeMap<String, String>();
        if (query != null) {
            for (String option : query.split("&", -1)) {
                String[] parts = option.split("=", 2);
                if (parts.length < 2 || !List.of("tls", "mechanism").contains(parts[0])) {
                    throw Refusal.usage(
                            "--broker has the option '" + parts[0] + "'; there is tls=true and mechanism=…");
                }
                options.put(parts[0], decoded(parts[1]));
            }
        }
        return options;
    }

    private static String decoded(String text) {
        try {
            // a plus is a plus: this is no form
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.usage("--broker has a % that does not begin an escaped character; write %25 for it");
        }
    }
}
