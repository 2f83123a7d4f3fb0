package com.acme.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does what a task says. */
public final class Probe implements Function<Task, @Nullable Done> {
    /** Calls by id, over all probes of this JVM. */
    public static final Map<String, AtomicInteger> CALLS = new ConcurrentHashMap<>();

    private final @Nullable Path calls;

    Probe(@Nullable Path calls) {
        this.calls = calls;
    }

    @Override
    public @Nullable Done apply(Task task) {
        int call = count(task.id());
        return switch (task.does()) {
            case "pass" -> new Done(task.id(), "");
            case "filter" -> null;
            case "fail" -> throw new IllegalStateException("told to fail");
            case "failFirst" -> {
                if (call <= task.amount()) {
                    throw new IllegalStateException("told to fail " + task.amount() + " times");
                }
                yield new Done(task.id(), "");
            }
            case "swell" -> new Done(task.id(), "x".repeat(task.amount()));
            case "dawdle" -> {
                LockSupport.parkNanos(task.amount() * 1_000_000L);
                yield new Done(task.id(), "");
            }
            case "hang" -> hang();
            case "recurse" -> new Done(task.id(), Integer.toString(recurse(1)));
            case "exhaust" -> new Done(task.id(), Integer.toString(new long[Integer.MAX_VALUE - 8].length));
            case "die" -> {
                Runtime.getRuntime().halt(137);
                yield null;
            }
            default -> throw new IllegalArgumentException("a probe cannot " + task.does());
        };
    }

    /** Ignores every interrupt. */
    private static Done hang() {
        while (true) {
            LockSupport.park();
            Thread.interrupted();
        }
    }

    private static int recurse(int depth) {
        return depth < 0 ? depth : depth + recurse(depth + 1);
    }

    private int count(String id) {
        if (calls != null) {
            try {
                Files.writeString(calls, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return CALLS.computeIfAbsent(id, it -> new AtomicInteger()).incrementAndGet();
    }
}
