package com.acme.probe;

/** What comes out. */
public record Done(String id, String filler) {}
