package dev.weir.runner.command;

import dev.weir.runner.output.Refusal;
import dev.weir.runner.output.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Asks before something happens; never where nobody can answer. */
final class Consent {
    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask.")
    private boolean yes;

    /**
     * Whether to go on.
     *
     * @throws Refusal without a terminal and without {@code --yes}
     */
    boolean isGiven(Terminal terminal, String question) {
        if (yes) {
            return true;
        }
        if (!terminal.isInteractive()) {
            throw Refusal.usage(question + " Say --yes; there is no terminal to ask on.");
        }
        terminal.note(question + " [y/N]");
        try {
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String answer = in.readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        } catch (IOException lost) {
            throw new UncheckedIOException("the answer cannot be read: " + lost.getMessage(), lost);
        }
    }
}
