package com.acme.shapes;

import dev.weir.runtime.RetryDelivery;
import jakarta.validation.constraints.Max;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** One function of each shape; the configuration names the one to run. */
@SpringBootApplication
public class ShapesApplication {
    /** Sizes of the batches that were taken without complaint, over all connectors of this JVM. */
    public static final List<Integer> BATCHES = new CopyOnWriteArrayList<>();

    /** Items that were taken, over all connectors of this JVM. */
    public static final List<String> TAKEN = new CopyOnWriteArrayList<>();

    /** Moments of the calls by item, in milliseconds, over all connectors of this JVM. */
    public static final Map<String, List<Long>> CALLED = new ConcurrentHashMap<>();

    /** What goes in. */
    public record Item(String name, @Max(10) int count) {}

    /** What comes out. */
    public record Part(String name, int number) {}

    public static void main(String[] args) {
        SpringApplication.run(ShapesApplication.class, args);
    }

    @Bean
    Function<Item, List<Part>> split() {
        return item -> IntStream.range(0, item.count())
                .mapToObj(number -> new Part(item.name(), number))
                .toList();
    }

    @Bean
    Function<Message<Item>, Message<Part>> wrapped() {
        return message -> MessageBuilder.withPayload(
                        new Part(message.getPayload().name(), 1))
                .setHeader("seen-tenant", message.getHeaders().get("tenant"))
                .setHeader("weir-key", "key-of-" + message.getPayload().name())
                .build();
    }

    @Bean
    Function<byte[], byte[]> same() {
        return body -> body;
    }

    @Bean
    Function<String, String> large() {
        return name -> name.startsWith("huge") ? "x".repeat(20_000_000) : name;
    }

    @Bean
    Consumer<List<Item>> store() {
        return items -> {
            if (items.stream().anyMatch(item -> item.name().equals("bad"))) {
                throw new IllegalStateException("the batch holds a bad item");
            }
            if (items.stream().anyMatch(item -> item.name().equals("hangs"))) {
                hang();
            }
            BATCHES.add(items.size());
            items.forEach(item -> TAKEN.add(item.name()));
        };
    }

    @Bean
    Function<Item, Part> slow() {
        return item -> {
            called(item.name());
            if (item.name().equals("sleeps")) {
                rest(Duration.ofMinutes(5));
            }
            return new Part(item.name(), 0);
        };
    }

    @Bean
    Function<Item, Part> later() {
        return item -> {
            if (called(item.name()) == 1) {
                throw new RetryDelivery(Duration.ofMillis(item.count() * 100L), "come back later");
            }
            return new Part(item.name(), 0);
        };
    }

    @Bean
    Function<Item, Part> failsOnce() {
        return item -> {
            if (called(item.name()) == 1) {
                throw new IllegalStateException("not yet");
            }
            return new Part(item.name(), 0);
        };
    }

    /** Ignores every interrupt. */
    private static void hang() {
        while (true) {
            LockSupport.park();
            Thread.interrupted();
        }
    }

    private static int called(String name) {
        List<Long> calls = CALLED.computeIfAbsent(name, it -> new CopyOnWriteArrayList<>(new ArrayList<>()));
        calls.add(System.currentTimeMillis());
        return calls.size();
    }

    private static void rest(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
