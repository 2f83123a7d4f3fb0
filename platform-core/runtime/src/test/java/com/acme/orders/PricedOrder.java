package com.acme.orders;

/** What comes out. */
public record PricedOrder(String id, long cents) {}
