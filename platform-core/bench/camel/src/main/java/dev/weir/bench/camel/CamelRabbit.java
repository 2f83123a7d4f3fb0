package dev.weir.bench.camel;

import dev.weir.bench.orders.Assignment;
import java.net.URI;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;

/** Many consumers, each of which waits for the confirm of its message before it acknowledges. */
public final class CamelRabbit extends RouteBuilder {
    private static final int CONSUMERS = 32;

    private CamelRabbit() {}

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws Exception {
        Assignment.endWithParent();
        var connections = new CachingConnectionFactory(URI.create(Assignment.required("address")));
        connections.setPublisherConfirmType(ConfirmType.SIMPLE);
        connections.setChannelCacheSize(2 * CONSUMERS);
        Main main = new Main();
        main.bind("connections", connections);
        main.configure().addRoutesBuilder(new CamelRabbit());
        main.run(arguments);
    }

    @Override
    public void configure() {
        String common = "?connectionFactory=#bean:connections&autoDeclare=false";
        from("spring-rabbitmq:" + Assignment.required("input") + common + "&queues=" + Assignment.required("queue")
                        + "&concurrentConsumers=" + CONSUMERS + "&prefetchCount=250")
                .process(new Work())
                .to("spring-rabbitmq:" + Assignment.required("output") + common + "&routingKey=priced&confirm=enabled");
    }
}
