package com.acme.orders;

/** What goes in. */
public record Order(String id, int quantity, String sku) {}
