package dev.weir.conformance;

import com.rabbitmq.client.ConnectionFactory;
import dev.weir.testkit.RabbitServer;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;

/** How a plain client comes to RabbitMQ. */
final class RabbitLogin {
    private RabbitLogin() {}

    static ConnectionFactory factory(RabbitServer rabbit) {
        try {
            var factory = new ConnectionFactory();
            factory.setUri(rabbit.uri());
            return factory;
        } catch (URISyntaxException | GeneralSecurityException unusable) {
            throw new IllegalStateException("not the address of a RabbitMQ: " + rabbit, unusable);
        }
    }
}
