package dev.weir.connectors.timesource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class TimeSourceApplication {
    public static void main(String[] args) {
        SpringApplication.run(TimeSourceApplication.class, args);
    }
}
