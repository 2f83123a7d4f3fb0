package dev.weir.connectors.httpsource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class HttpSourceApplication {
    public static void main(String[] args) {
        SpringApplication.run(HttpSourceApplication.class, args);
    }
}
