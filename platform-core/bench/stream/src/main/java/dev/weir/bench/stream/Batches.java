package dev.weir.bench.stream;

import dev.weir.bench.orders.Order;
import dev.weir.bench.orders.Pricing;
import java.util.List;
import java.util.function.Function;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The work on many messages at once. */
final class Batches implements Function<List<byte[]>, List<Message<byte[]>>> {
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final Pricing pricing = new Pricing();

    Batches(JsonMapper mapper) {
        this.reader = mapper.readerFor(Order.class);
        this.writer = mapper.writerFor(Order.class);
    }

    @Override
    public List<Message<byte[]>> apply(List<byte[]> bodies) {
        return bodies.stream().map(this::one).toList();
    }

    private Message<byte[]> one(byte[] body) {
        Order order = reader.readValue(body);
        return new GenericMessage<>(writer.writeValueAsBytes(pricing.apply(order)));
    }
}
