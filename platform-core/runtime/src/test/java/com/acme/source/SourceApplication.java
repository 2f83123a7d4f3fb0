package com.acme.source;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Counts. */
@SpringBootApplication
public class SourceApplication {
    public static void main(String[] args) {
        SpringApplication.run(SourceApplication.class, args);
    }

    @Bean
    Supplier<Map<String, Integer>> count() {
        AtomicInteger next = new AtomicInteger();
        return () -> Map.of("number", next.incrementAndGet());
    }
}
