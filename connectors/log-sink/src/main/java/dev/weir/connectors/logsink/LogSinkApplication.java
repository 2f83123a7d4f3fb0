package dev.weir.connectors.logsink;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class LogSinkApplication {
    public static void main(String[] args) {
        SpringApplication.run(LogSinkApplication.class, args);
    }
}
