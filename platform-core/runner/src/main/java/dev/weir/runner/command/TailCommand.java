package dev.weir.runner.command;

import dev.weir.letters.DeadLetter;
import dev.weir.letters.DeadLetters;
import dev.weir.letters.Selection;
import dev.weir.runner.broker.BrokerFiles;
import dev.weir.runner.broker.LettersOf;
import dev.weir.runner.broker.Tap;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.state.Running;
import dev.weir.wire.Delays;
import dev.weir.wire.Headers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir tail}. */
@Command(
        name = "tail",
        description = "Shows messages as they pass, from now on, without taking any from those who read them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir tail order-pricing                 what it writes",
            "  weir tail order-pricing --in --limit 10",
            "  weir tail order-pricing --failed        new dead letters"
        })
final class TailCommand extends TerminalCommand {
    private static final Duration ONCE = Duration.ofMillis(500);
    private static final int SHORT = 200;

    @Parameters(paramLabel = "NAME", description = "The Integration.")
    private String name = "";

    @ArgGroup
    private Which which = new Which();

    @Option(names = "--limit", paramLabel = "N", description = "Ends after that many messages.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--for", paramLabel = "TIME", description = "Ends after that long, such as 30s.")
    private @Nullable String time;

    @Option(names = "--full", description = "Shows whole bodies, and headers.")
    private boolean full;

    @Mixin
    private StateOption state = new StateOption();

    private static final class Which {
        @Option(names = "--in", description = "What it reads.")
        private boolean in;

        @Option(names = "--out", description = "What it writes (default, where it does).")
        private boolean out;

        @Option(names = "--failed", description = "Its new dead letters.")
        private boolean failed;
    }

    TailCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Running.Integration integration = state.integration(name);
        long end = time == null
                ? Long.MAX_VALUE
                : System.nanoTime() + Delays.parse(time).toNanos();
        if (which.failed) {
            failed(side(integration.input(), "input"), end);
        } else {
            boolean in = which.in || (!which.out && integration.output() == null);
            passing(in ? side(integration.input(), "input") : side(integration.output(), "output"), end);
        }
        return Exit.DONE;
    }

    private Running.Side side(Running.@Nullable Side side, String what) {
        if (side == null) {
            throw Refusal.usage(name + " has no " + what);
        }
        return side;
    }

    private void passing(Running.Side side, long end) {
        try (Tap tap = Tap.open(BrokerFiles.read(state.folder(), side.broker()), side)) {
            terminal.note("listening to " + side.destination());
            long left = limit;
            while (left > 0 && System.nanoTime() < end) {
                for (Tap.Seen seen : tap.next(ONCE)) {
                    if (left-- > 0) {
                        print(seen);
                    }
                }
            }
        }
    }

    private void print(Tap.Seen seen) {
        String id = Objects.requireNonNullElse(seen.headers().get(Headers.ID), seen.place());
        String key = seen.key() == null ? "" : "  key " + seen.key();
        terminal.result(id + key + "  " + shortened(seen.body().toString()));
        if (full) {
            seen.headers().forEach((header, value) -> terminal.result("    " + header + ": " + value));
        }
    }

    private void failed(Running.Side input, long end) {
        try (DeadLetters letters = LettersOf.open(BrokerFiles.read(state.folder(), input.broker()), input)) {
            Set<String> known = letters.list(Selection.all()).stream()
                    .map(DeadLetter::deadId)
                    .collect(Collectors.toSet());
            terminal.note("watching " + letters.name() + ", which holds " + known.size());
            var shown = new HashSet<>(known);
            while (shown.size() - known.size() < limit && System.nanoTime() < end) {
                letters.list(Selection.all()).stream()
                        .filter(it -> shown.size() - known.size() < limit && shown.add(it.deadId()))
                        .forEach(this::print);
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(DeadLetter letter) {
        String body = letter.body() == null ? "null" : letter.body().toString();
        terminal.result(letter.deadId() + "  " + letter.fingerprint() + "  " + letter.errorType() + ": "
                + letter.errorMessage() + "  " + shortened(body));
    }

    private String shortened(String body) {
        return full || body.length() <= SHORT ? body : body.substring(0, SHORT) + "…";
    }
}
