package dev.weir.runner.kube;

import dev.weir.runner.output.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program {@code kubectl}, for one context and namespace. */
public final class Kubectl {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String program;
    private final List<String> scope = new ArrayList<>();

    /**
     * What to ask; null leaves it to kubectl.
     *
     * @param program name or path of kubectl
     */
    public Kubectl(String program, @Nullable String kubeconfig, @Nullable String context, @Nullable String namespace) {
        this.program = program;
        option("--kubeconfig", kubeconfig);
        option("--context", context);
        option("--namespace", namespace);
    }

    private void option(String name, @Nullable String value) {
        if (value != null) {
            scope.add(name + "=" + value);
        }
    }

    private record Said(int code, String out, String err) {}

    /**
     * What kubectl answers.
     *
     * @throws Refusal with the reason and the fix when it does not
     */
    public JsonNode json(String... arguments) {
        return JSON.readTree(ask("", arguments));
    }

    /** The same, empty where there is no such object. */
    Optional<JsonNode> find(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--ignore-not-found", "-o", "json"));
        String found = ask("", words.toArray(String[]::new));
        return found.isBlank() ? Optional.empty() : Optional.of(JSON.readTree(found));
    }

    /** What kubectl prints when it reads {@code input}. */
    String ask(String input, String... arguments) {
        Said said = run(input, arguments);
        if (said.code() != 0) {
            throw KubectlTrouble.refusal(said.err().isBlank() ? said.out() : said.err());
        }
        return said.out();
    }

    /** Whether kubectl could do it; nobody is told why not. */
    boolean tries(String... arguments) {
        return run("", arguments).code() == 0;
    }

    private Said run(String input, String... arguments) {
        Process process = start(arguments);
        try {
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String out = text(process.getInputStream());
            return new Said(process.waitFor(), out, err.join());
        } catch (IOException lost) {
            throw new UncheckedIOException("kubectl ended while it was asked: " + lost.getMessage(), lost);
        } catch (InterruptedException stopped) {
            throw interrupted(process, stopped);
        }
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException lost) {
            throw new UncheckedIOException("kubectl cannot be heard: " + lost.getMessage(), lost);
        }
    }

    /** Gives every line that kubectl prints to {@code line}, until it ends. */
    void follow(Consumer<String> line, String... arguments) {
        Process process = start(arguments);
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            process.getOutputStream().close();
            for (String read = out.readLine(); read != null; read = out.readLine()) {
                line.accept(read);
            }
            process.waitFor();
        } catch (IOException lost) {
            throw new UncheckedIOException("kubectl cannot be heard: " + lost.getMessage(), lost);
        } catch (InterruptedException stopped) {
            throw interrupted(process, stopped);
        }
    }

    private static Refusal interrupted(Process process, InterruptedException stopped) {
        process.destroy();
        Thread.currentThread().interrupt();
        return Refusal.problem("stopped while kubectl was asked", stopped);
    }

    private Process start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(scope);
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException missing) {
            throw Refusal.problem(
                    "'" + program + "' cannot be run: install kubectl, or name it with --kubectl", missing);
        }
    }
}
