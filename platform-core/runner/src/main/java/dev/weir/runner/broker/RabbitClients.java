package dev.weir.runner.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerTls;
import dev.weir.runner.output.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/** RabbitMQ connections for a Broker. */
public final class RabbitClients {
    private static final int TIMEOUT_MILLIS = 5000;

    private RabbitClients() {}

    /** How to connect to the first of the Broker's addresses that answers. */
    public static ConnectionFactory factory(BrokerAccess access) {
        BrokerSpec spec = access.spec();
        var factory = new ConnectionFactory();
        factory.setVirtualHost(Objects.requireNonNullElse(spec.virtualHost(), "/"));
        factory.setConnectionTimeout(TIMEOUT_MILLIS);
        factory.setHandshakeTimeout(TIMEOUT_MILLIS);
        factory.setAutomaticRecoveryEnabled(false);
        String username = access.secret(BrokerAccess.USERNAME);
        String password = access.secret(BrokerAccess.PASSWORD);
        if (username != null && password != null) {
            factory.setUsername(username);
            factory.setPassword(password);
        }
        BrokerTls tls = spec.tls();
        if (tls != null && tls.enabled()) {
            factory.useSslProtocol(Pem.context(access));
            if (tls.verifyHostname()) {
                factory.enableHostnameVerification();
            }
        }
        Address first = Reach.first(addresses(spec));
        factory.setHost(first.getHost());
        factory.setPort(first.getPort());
        return factory;
    }

    /**
     * An open connection.
     *
     * @throws Refusal in one line when nobody answers or the login is refused
     */
    static Connection connect(BrokerAccess access) {
        try {
            return factory(access).newConnection(addresses(access.spec()), "weir");
        } catch (PossibleAuthenticationFailureException refused) {
            throw Refusal.problem(
                    "Broker " + access.name() + " (" + access.describe()
                            + ") refused the credentials; check user, password and virtual host '"
                            + Objects.requireNonNullElse(access.spec().virtualHost(), "/") + "'",
                    refused);
        } catch (IOException | TimeoutException away) {
            throw away.getCause() instanceof ShutdownSignalException closed
                            && closed.getReason() instanceof AMQP.Connection.Close reason
                    ? Refusal.problem("Broker " + access.name() + " (" + access.describe() + ") closed the connection: "
                            + reason.getReplyText())
                    : Reach.away(access, away);
        }
    }

    private static List<Address> addresses(BrokerSpec spec) {
        return spec.addresses().stream().map(Address::parseAddress).toList();
    }
}
