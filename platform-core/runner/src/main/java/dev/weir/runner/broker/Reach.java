package dev.weir.runner.broker;

import com.rabbitmq.client.Address;
import dev.weir.runner.output.Refusal;
import dev.weir.topology.TopologyForbidden;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** Whether someone listens at an address. */
public final class Reach {
    private static final int TIMEOUT_MILLIS = 2000;

    private Reach() {}

    /** The first address where someone listens; the first of all when nobody does. */
    static Address first(List<Address> addresses) {
        return addresses.stream()
                .filter(it -> listens(it.getHost(), it.getPort()))
                .findFirst()
                .orElse(addresses.getFirst());
    }

    /** Whether any address of the Broker takes connections. */
    public static boolean isReachable(BrokerAccess access) {
        return access.spec().addresses().stream()
                .map(Address::parseAddress)
                .anyMatch(it -> listens(it.getHost(), it.getPort()));
    }

    private static boolean listens(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** What to say of a connection that failed: a login or certificate that is refused needs another fix than a broker that is away. */
    static Refusal away(BrokerAccess access, Throwable cause) {
        String broker = "Broker " + access.name() + " (" + access.describe() + ")";
        return TopologyForbidden.behind(cause)
                .map(it -> Refusal.problem(broker + ": " + it.getMessage(), cause))
                .orElseGet(() -> Refusal.notReachable(
                        broker + " is not reachable: "
                                + Optional.ofNullable(cause.getMessage())
                                        .orElse(cause.getClass().getSimpleName()),
                        cause));
    }
}
