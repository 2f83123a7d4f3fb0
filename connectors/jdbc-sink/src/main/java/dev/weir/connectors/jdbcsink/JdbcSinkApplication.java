package dev.weir.connectors.jdbcsink;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class JdbcSinkApplication {
    public static void main(String[] args) {
        SpringApplication.run(JdbcSinkApplication.class, args);
    }
}
