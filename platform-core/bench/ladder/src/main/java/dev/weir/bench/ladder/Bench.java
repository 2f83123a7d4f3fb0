package dev.weir.bench.ladder;

import dev.weir.bench.report.Report;
import dev.weir.bench.rung.RungHome;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: runs the ladder and shows its tables. */
@Command(
        name = "platform-core/bench/run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the ladder: the same work by raw clients, Spring Cloud Stream, Camel and Weir with its defaults,"
                    + " in turn, on real brokers that it starts itself.",
            "Every message is accounted for; a rung whose messages do not add up is not shown, and the exit code is 1."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  platform-core/bench/run",
            "  platform-core/bench/run --only kafka,rabbitmq --rungs raw,weir --rounds 3",
            "  platform-core/bench/run --only poison --messages 50000"
        })
public final class Bench implements Callable<Integer> {
    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SECTION",
            description = "Sections to run: ${COMPLETION-CANDIDATES}. All of them by default.")
    private Set<Section> sections = EnumSet.allOf(Section.class);

    @Option(
            names = "--rungs",
            split = ",",
            paramLabel = "RUNG",
            description = "Rungs of the sections kafka and rabbitmq: raw, stream, stream-tuned, camel, weir. The first"
                    + " named is the measure. All of them by default.")
    private List<String> rungs = Ladder.RUNGS;

    @Option(
            names = "--brokers",
            split = ",",
            paramLabel = "BROKER",
            description = "Brokers of the sections that run on both: kafka, rabbitmq. Both by default.")
    private List<String> brokers = Ladder.BROKERS;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each section (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--messages",
            defaultValue = "1000000",
            description = "Messages of one trial on Kafka (default: ${DEFAULT-VALUE}). RabbitMQ gets a fifth of them.")
    private int messages = 1_000_000;

    @Option(
            names = "--out",
            defaultValue = "target/bench",
            description = "Folder of report.md, report.json and logs (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("target", "bench");

    /** Runs the command and ends the process. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = out.toAbsolutePath();
        Report report = new Report(Machine.describe(rounds));
        Ladder ladder = new Ladder(RungHome.found(), rungs, rounds, messages, folder.resolve("runs"));
        ladder.run(sections, brokers, report);
        report.write(folder);
        System.out.print(report.markdown());
        System.err.println("written to " + folder.resolve("report.md"));
        return report.complete() ? 0 : 1;
    }
}
