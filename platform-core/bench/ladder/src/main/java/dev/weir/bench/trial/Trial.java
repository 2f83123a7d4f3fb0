package dev.weir.bench.trial;

import dev.weir.bench.orders.Tally;
import dev.weir.bench.rung.Child;
import dev.weir.bench.rung.Launch;
import dev.weir.bench.rung.Rung;
import dev.weir.bench.site.Account;
import dev.weir.bench.site.Load;
import dev.weir.bench.site.Route;
import dev.weir.bench.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One rung, once.
 *
 * @param load what is put in before the process starts; the rung may be given a part of it
 * @param folder for what the process reads and writes
 */
public record Trial(Site site, Rung rung, Load load, Path folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Long enough for a duplicate that follows the last message. */
    private static final long AFTER_MILLIS = 300;

    /**
     * Runs it.
     *
     * @throws Unbalanced when the messages do not add up
     */
    public Result run() throws InterruptedException {
        Load own = new Load((int) (load.messages() * rung.share()), load.poison());
        Route route = route(site, rung, own);
        try {
            Path files = Files.createDirectories(folder.resolve(site.kind() + "-" + route.group()));
            return rung.sink() ? consume(route, own, files) : process(route, own, files);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + folder, e);
        } finally {
            site.clear(route);
        }
    }

    private Result process(Route route, Load own, Path files) throws InterruptedException {
        Launch launch = ready(route, own, files);
        int healthy = own.healthy().cardinality();
        String letters = route.names().deadLetters();
        Progress progress;
        try (Child child = Child.start(launch, files.resolve("log"))) {
            progress = Progress.follow(child, () -> site.outputs(route), healthy, PATIENCE);
            if (own.poison() > 0) {
                Progress.follow(child, () -> site.depth(letters), own.messages() - healthy, PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(AFTER_MILLIS);
        }
        List<Account> accounts = new ArrayList<>(List.of(site.output(route, own.healthy())));
        if (own.poison() > 0) {
            accounts.add(site.mailbox(letters, own.poisonous()));
        }
        require(accounts);
        return progress.result(own.messages(), own.messages() / (double) healthy);
    }

    private Result consume(Route route, Load own, Path files) throws InterruptedException, IOException {
        Path file = files.resolve("tally");
        Files.write(file, new byte[Tally.HEAD + own.messages()]);
        Tally tally = new Tally(file);
        Launch launch = ready(route, own, files).with("-Dbench.tally=" + file);
        Progress progress;
        try (Child child = Child.start(launch, files.resolve("log"))) {
            LongSupplier calls = tally::calls;
            progress = Progress.follow(child, calls, own.messages(), PATIENCE);
            TimeUnit.MILLISECONDS.sleep(AFTER_MILLIS);
        }
        Account account = new Account("tally", own.healthy());
        for (int number = 0; number < own.messages(); number++) {
            account.add(number, tally.count(number));
        }
        require(List.of(account));
        return progress.result(own.messages(), 1);
    }

    private Launch ready(Route route, Load own, Path files) {
        Launch launch = rung.launch(site, route, files);
        site.prepare(route, launch.topology());
        site.fill(route, own);
        return launch;
    }

    static Route route(Site site, Rung rung, Load load) {
        return site.route(rung.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), load);
    }

    static void require(List<Account> accounts) {
        accounts.stream().filter(it -> !it.balanced()).findFirst().ifPresent(account -> {
            throw new Unbalanced(account.toString());
        });
    }
}
