package dev.weir.node;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A program with its environment, called again and again. */
record Call(List<String> words, Map<String, String> environment) {
    Call {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    static Call of(Path program) {
        return new Call(List.of(program.toString()), Map.of());
    }

    /** What it said, results and the rest apart. */
    record Said(List<String> words, int code, String out, String err) {
        /**
         * What it printed.
         *
         * @throws IllegalStateException with everything it said when it did not end with 0
         */
        String orFail() {
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", words) + " ended with " + code + ":\n" + err + out);
            }
            return out;
        }
    }

    Call with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Call(words, more);
    }

    /** The same with these words always before the others. */
    Call with(List<String> first) {
        List<String> more = new ArrayList<>(words);
        more.addAll(first);
        return new Call(more, environment);
    }

    /** Runs it to its end. */
    Said run(String... arguments) {
        return reading("", arguments);
    }

    /** The same, which reads this text. */
    Said reading(String input, String... arguments) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(arguments));
        try {
            ProcessBuilder command = new ProcessBuilder(all);
            command.environment().putAll(environment);
            Process process = command.start();
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.errorReader()));
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String out = text(process.inputReader());
            return new Said(all, process.waitFor(), out, err.join());
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot run " + all.getFirst(), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + all.getFirst() + " ran", stopped);
        }
    }

    private static String text(Reader reader) {
        try {
            var text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (IOException lost) {
            throw new UncheckedIOException("a program cannot be heard", lost);
        }
    }
}
