package dev.weir.runtime;

import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.MessageClient;
import dev.weir.testkit.client.TestMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A connector in this JVM between an input and an output of its own, and a client on both sides. */
final class Rig implements AutoCloseable {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Class<?> application;
    private final Wiring wiring;
    private final MessageClient client;
    private final Collected outputs;
    private @Nullable ConfigurableApplicationContext connector;

    Rig(TestBroker broker, Class<?> application) {
        this.application = application;
        this.wiring = new Wiring(broker, "in-" + run, "group", "out-" + run);
        this.client = MessageClient.of(broker);
        client.declare(wiring.names().destination(), 2);
        client.declare(wiring.output(), 2);
        this.outputs = client.collect(wiring.output());
    }

    /** Changes the configuration of the next start. */
    Wiring wiring() {
        return wiring;
    }

    MessageClient client() {
        return client;
    }

    Collected outputs() {
        return outputs;
    }

    ConfigurableApplicationContext start(Path folder) {
        connector = SpringApplication.run(application, "--spring.config.location=file:" + wiring.write(folder));
        return connector;
    }

    void stop() {
        if (connector != null) {
            connector.close();
        }
    }

    void publish(List<TestMessage> messages) {
        client.publish(wiring.names().destination(), messages);
    }

    /** Whether what is published now will reach the connector. */
    boolean reachesTheConnector() {
        return client.reaches(wiring.names().destination(), wiring.names().group());
    }

    /** Takes the dead letters out, as they come. */
    Collected letters() {
        return client.drain(wiring.names().deadLetters());
    }

    @Override
    public void close() {
        stop();
        outputs.close();
        client.close();
    }
}
