package dev.weir.bench.raw;

import dev.weir.bench.orders.Assignment;
import dev.weir.bench.orders.Order;
import dev.weir.bench.orders.Pricing;
import dev.weir.bench.orders.Tally;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON in, function, JSON out. */
final class Work {
    private final ObjectReader reader = JsonMapper.shared().readerFor(Order.class);
    private final ObjectWriter writer = JsonMapper.shared().writerFor(Order.class);
    private final Pricing pricing = new Pricing();
    private final Optional<Tally> tally = Assignment.tally();

    /** The work on one message. @return the body to publish; {@code null} when the rung has no output */
    byte @Nullable [] on(byte[] body) {
        Order order = reader.readValue(body);
        if (tally.isPresent()) {
            tally.get().accept(order);
            return null;
        }
        return writer.writeValueAsBytes(pricing.apply(order));
    }
}
