package com.acme.conform;

import dev.weir.runtime.RejectMessage;
import dev.weir.runtime.RetryDelivery;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** One function of each shape; the configuration names the one to run. */
@SpringBootApplication
public class ConformApplication {
    private final Set<String> called = ConcurrentHashMap.newKeySet();

    /** What goes in. */
    public record Task(String does, int number) {}

    /** What comes out. */
    public record Done(int number, int part, String filling) {}

    public static void main(String[] args) {
        SpringApplication.run(ConformApplication.class, args);
    }

    @Bean
    Function<Task, @Nullable Done> one() {
        return task -> obeyed(task) ? new Done(task.number(), 0, filling(task)) : null;
    }

    @Bean
    Function<Task, List<Done>> several() {
        return task -> obeyed(task)
                ? IntStream.range(0, 3)
                        .mapToObj(part -> new Done(task.number(), part, part == 1 ? filling(task) : ""))
                        .toList()
                : List.of();
    }

    @Bean
    Consumer<List<Task>> batch() {
        return tasks -> tasks.forEach(this::obeyed);
    }

    private static String filling(Task task) {
        return task.does().equals("grow") ? "x".repeat(20_000_000) : "";
    }

    /** Whether there is a result. */
    private boolean obeyed(Task task) {
        return switch (task.does()) {
            case "reject" -> throw new RejectMessage("task " + task.number() + " is refused");
            case "fail" -> throw new IllegalStateException("task " + task.number() + " fails");
            case "break" -> throw broken(task);
            case "recover" -> {
                if (called.add("recover " + task.number())) {
                    throw new IllegalStateException("not yet");
                }
                yield true;
            }
            case "postpone" -> {
                if (called.add("postpone " + task.number())) {
                    throw new RetryDelivery(Duration.ofMillis(300), "later");
                }
                yield true;
            }
            case "filter" -> false;
            default -> true;
        };
    }

    private static ArithmeticException broken(Task task) {
        return new ArithmeticException("task " + task.number() + " breaks");
    }
}
