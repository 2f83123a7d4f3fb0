package dev.weir.node;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code examples/orders/on-kubernetes}: from nothing to orders in a database, and a cluster to look around in. */
public final class Demo {
    private static final int ORDERS = 200;

    private Demo() {}

    /** The folder of the repository, and {@code --once} to end when the orders have arrived. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path repository = Path.of(arguments[0]).toAbsolutePath();
        boolean once = List.of(arguments).contains("--once");
        say("starting a node; its programs are built when this user has none yet");
        try (OrdersOnKubernetes cluster =
                OrdersOnKubernetes.start(repository, repository.resolve("charts/node/target/node"))) {
            say("installing the operator, the catalogue and examples/orders");
            cluster.install();
            Shop shop = new Shop(cluster.api(), cluster.database());
            say("posting " + ORDERS + " orders to " + cluster.api());
            for (String line : Files.readAllLines(repository.resolve("examples/orders/feed/orders.jsonl"))
                    .subList(0, ORDERS)) {
                shop.line(line);
            }
            boolean arrived = arrived(shop);
            say(shop.accepted().size() + " orders were taken, " + shop.stored().size() + " are in the database "
                    + cluster.database());
            System.out.println(cluster.ask("get", "intg,pods"));
            if (!arrived) {
                throw new IllegalStateException("orders are missing: " + shop.missing() + "\n" + cluster.state());
            }
            if (!once) {
                say("look around; Ctrl-C or the end of standard input ends everything:\n  export KUBECONFIG="
                        + cluster.kubeconfig() + "\n  kubectl -n " + OrdersOnKubernetes.SHOP + " get intg");
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** All but those that are wrong on purpose, or wait for a supplier that is down. */
    private static boolean arrived(Shop shop) throws InterruptedException {
        for (int second = 0; second < 180; second++) {
            if (shop.stored().size() >= ORDERS * 9 / 10) {
                return true;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return false;
    }

    private static void say(String text) {
        System.err.println("on-kubernetes: " + text);
    }
}
