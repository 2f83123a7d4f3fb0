package dev.weir.operator;

import dev.weir.operator.cache.SharedFields;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the operator. Ends with 1 when it cannot start or go on, after one line that says why. */
public final class OperatorMain {
    private static final Logger LOGGER = LoggerFactory.getLogger(OperatorMain.class);

    /** What the client tries by itself; the rest is the reconcilers' to try, who say so in the status. */
    private static final int CLIENT_RETRIES = 3;

    private OperatorMain() {}

    public static void main(String[] arguments) {
        try {
            run(client());
        } catch (StartFailure failure) {
            LOGGER.error("cannot start: {}", failure.getMessage());
            System.exit(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static KubernetesClient client() {
        try {
            Config config = Config.autoConfigure(null);
            config.setRequestRetryBackoffLimit(CLIENT_RETRIES);
            // as many connections as threads cost less than to share one
            config.setHttp2Disable(true);
            return new KubernetesClientBuilder()
                    .withConfig(config)
                    .withKubernetesSerialization(SharedFields.serialization())
                    .build();
        } catch (RuntimeException unreadable) {
            throw new StartFailure("the kubeconfig cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static void run(KubernetesClient client) throws InterruptedException {
        String namespace = Optional.ofNullable(client.getNamespace()).orElse("default");
        OperatorSettings settings = OperatorSettings.of(System.getenv(), namespace);
        LOGGER.info("settings: {}", settings.text());
        new StartCheck(client, settings).run();
        var operator = new WeirOperator(client, settings, Clock.systemUTC(), OperatorMain::lost);
        HealthServer health = HealthServer.start(settings, operator::trouble, operator::unseen, operator::metrics);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            operator.close();
            health.close();
            client.close();
            stopped.countDown();
        }));
        start(operator);
        LOGGER.info("the operator has started; health is on port {}", health.port());
        stopped.await();
    }

    private static void start(WeirOperator operator) {
        try {
            operator.start();
        } catch (RuntimeException broken) {
            throw new StartFailure("a watch cannot be started: " + broken.getMessage(), broken);
        }
    }

    /** A fresh start sees everything anew, which is simpler than to repair. */
    private static void lost(String why) {
        LOGGER.error("cannot go on: {}", why);
        Thread.ofPlatform().start(() -> System.exit(1));
    }
}
