package dev.weir.connectors.httpsink;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class HttpSinkApplication {
    public static void main(String[] args) {
        SpringApplication.run(HttpSinkApplication.class, args);
    }
}
