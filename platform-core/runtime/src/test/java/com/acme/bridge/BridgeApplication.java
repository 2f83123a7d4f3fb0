package com.acme.bridge;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Sends with {@code StreamBridge}. */
@SpringBootApplication
public class BridgeApplication {
    /** What it sends; the binder makes JSON of it. */
    public record Order(String id, String sku, int quantity) {}
}
