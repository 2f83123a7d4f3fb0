package dev.weir.bench.camel;

import dev.weir.bench.orders.Assignment;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.main.Main;

/** Whole batches, each sent at once and waited for, then committed by hand. */
public final class CamelKafka extends RouteBuilder {
    private static final String BYTES = "org.apache.kafka.common.serialization.ByteArray";

    private final Work work = new Work();

    private CamelKafka() {}

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws Exception {
        Assignment.endWithParent();
        Main main = new Main();
        main.configure().addRoutesBuilder(new CamelKafka());
        main.run(arguments);
    }

    @Override
    public void configure() {
        String broker = "?brokers=" + Assignment.required("address");
        from("kafka:" + Assignment.required("input") + broker + "&groupId=" + Assignment.required("group")
                        + "&autoOffsetReset=earliest&batching=true&batchingIntervalMs=100&maxPollRecords=500"
                        + "&autoCommitEnable=false&allowManualCommit=true"
                        + "&keyDeserializer=" + BYTES + "Deserializer&valueDeserializer=" + BYTES + "Deserializer")
                .process(this::each)
                .to("kafka:" + Assignment.required("output") + broker + "&lingerMs=0&requestRequiredAcks=all"
                        + "&keySerializer=" + BYTES + "Serializer&valueSerializer=" + BYTES + "Serializer")
                .process(CamelKafka::commit);
    }

    private void each(Exchange batch) {
        List<?> all = batch.getMessage().getBody(List.class);
        all.forEach(it -> work.process((Exchange) it));
    }

    private static void commit(Exchange batch) {
        List<?> all = batch.getMessage().getBody(List.class);
        if (all.getLast() instanceof Exchange last) {
            last.getMessage()
                    .getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class)
                    .commit();
        }
    }
}
