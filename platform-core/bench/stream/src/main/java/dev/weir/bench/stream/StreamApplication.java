package dev.weir.bench.stream;

import dev.weir.bench.orders.Assignment;
import dev.weir.bench.orders.Pricing;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** The application; its arguments say which of its functions is bound, and how. */
@SpringBootApplication
public class StreamApplication {
    /** Runs until the process is ended. */
    public static void main(String[] arguments) {
        Assignment.endWithParent();
        SpringApplication.run(StreamApplication.class, arguments);
    }

    @Bean
    Pricing pricing() {
        return new Pricing();
    }

    /** Whole batches of bytes: Spring Cloud Stream then converts nothing and copies no headers of single messages. */
    @Bean
    Function<List<byte[]>, List<Message<byte[]>>> batches(JsonMapper mapper) {
        return new Batches(mapper);
    }
}
