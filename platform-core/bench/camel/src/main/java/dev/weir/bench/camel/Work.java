package dev.weir.bench.camel;

import dev.weir.bench.orders.Order;
import dev.weir.bench.orders.Pricing;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON in, function, JSON out, in place. */
final class Work implements Processor {
    private final ObjectReader reader = JsonMapper.shared().readerFor(Order.class);
    private final ObjectWriter writer = JsonMapper.shared().writerFor(Order.class);
    private final Pricing pricing = new Pricing();

    @Override
    public void process(Exchange exchange) {
        Order order = reader.readValue(exchange.getMessage().getBody(byte[].class));
        exchange.getMessage().setBody(writer.writeValueAsBytes(pricing.apply(order)));
    }
}
