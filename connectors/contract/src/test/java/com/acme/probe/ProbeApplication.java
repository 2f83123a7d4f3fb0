package com.acme.probe;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Starts the probe. */
@SpringBootApplication
@EnableConfigurationProperties(ProbeProperties.class)
public class ProbeApplication {
    public static void main(String[] args) {
        SpringApplication.run(ProbeApplication.class, args);
    }

    @Bean
    Probe probe(ProbeProperties properties) {
        return new Probe(properties.calls());
    }
}
