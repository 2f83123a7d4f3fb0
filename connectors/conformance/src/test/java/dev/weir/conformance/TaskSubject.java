package dev.weir.conformance;

import com.acme.conform.ConformApplication;
import java.nio.file.Path;
import java.util.Optional;

/** A subject of which everything is known. */
abstract class TaskSubject implements Subject {
    private final String function;
    private final int parts;

    private TaskSubject(String function, int parts) {
        this.function = function;
        this.parts = parts;
    }

    /** {@code Function<Task, Done>}. */
    static final class One extends TaskSubject {
        One() {
            super("one", 1);
        }
    }

    /** {@code Function<Task, List<Done>>}. */
    static final class Several extends TaskSubject {
        Several() {
            super("several", 3);
        }
    }

    /** {@code Consumer<List<Task>>}. */
    static final class Batch extends TaskSubject {
        Batch() {
            super("batch", 0);
        }

        @Override
        public Optional<String> filtered(int number) {
            return Optional.empty();
        }

        @Override
        public Optional<String> recovering(int number) {
            return Optional.empty();
        }

        @Override
        public Optional<String> postponed(int number) {
            return Optional.empty();
        }

        @Override
        public Optional<String> tooLarge(int number) {
            return Optional.empty();
        }
    }

    @Override
    public Class<?> application() {
        return ConformApplication.class;
    }

    @Override
    public Path descriptor() {
        return Path.of("src/test/resources/" + function + ".yaml");
    }

    @Override
    public int parts() {
        return parts;
    }

    private static String task(String does, int number) {
        return "{\"does\":\"%s\",\"number\":%d}".formatted(does, number);
    }

    @Override
    public String accepted(int number) {
        return task("work", number);
    }

    @Override
    public Optional<String> filtered(int number) {
        return Optional.of(task("filter", number));
    }

    @Override
    public Optional<String> rejected(int number) {
        return Optional.of(task("reject", number));
    }

    @Override
    public Optional<String> failing(int number) {
        return Optional.of(task("fail", number));
    }

    @Override
    public Optional<String> failingOtherwise(int number) {
        return Optional.of(task("break", number));
    }

    @Override
    public Optional<String> recovering(int number) {
        return Optional.of(task("recover", number));
    }

    @Override
    public Optional<String> postponed(int number) {
        return Optional.of(task("postpone", number));
    }

    @Override
    public Optional<String> tooLarge(int number) {
        return Optional.of(task("grow", number));
    }
}
