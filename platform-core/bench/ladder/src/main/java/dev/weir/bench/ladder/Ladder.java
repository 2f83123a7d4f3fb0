package dev.weir.bench.ladder;

import dev.weir.bench.ladder.Comparison.Contestant;
import dev.weir.bench.report.Report;
import dev.weir.bench.rung.Rung;
import dev.weir.bench.rung.RungHome;
import dev.weir.bench.rung.Rungs;
import dev.weir.bench.site.KafkaSite;
import dev.weir.bench.site.Load;
import dev.weir.bench.site.RabbitSite;
import dev.weir.bench.site.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The sections of a run, broker by broker. */
final class Ladder {
    static final List<String> RUNGS = List.of("raw", "stream", "stream-tuned", "camel", "weir");

    static final List<String> BROKERS = List.of("kafka", "rabbitmq");

    private static final int RABBIT_PART = 5;

    private final Rungs rungs;
    private final List<String> chosen;
    private final int rounds;
    private final int messages;
    private final Path folder;

    Ladder(RungHome home, List<String> chosen, int rounds, int messages, Path folder) {
        this.rungs = new Rungs(home);
        this.chosen = chosen;
        this.rounds = rounds;
        this.messages = messages;
        this.folder = folder;
    }

    void run(Set<Section> sections, List<String> brokers, Report report) throws Exception {
        if (brokers.contains("kafka") && sections.stream().anyMatch(Section::onKafka)) {
            on(KafkaSite::new, sections, report);
        }
        if (brokers.contains("rabbitmq") && sections.stream().anyMatch(Section::onRabbit)) {
            on(RabbitSite::new, sections, report);
        }
    }

    private void on(Supplier<Site> open, Set<Section> sections, Report report) throws Exception {
        try (Site site = open.get();
                SpanSink spans = new SpanSink()) {
            boolean kafka = site instanceof KafkaSite;
            for (Comparison comparison : kafka ? kafka(sections, spans) : rabbit(sections)) {
                report.add(comparison.run(site, rounds, folder, System.err::println));
            }
            if (sections.contains(Section.LATENCY)) {
                List<Rung> both = List.of(rungs.raw(site.kind()), rungs.weir());
                String title = (kafka ? "Kafka" : "RabbitMQ") + ", one way at 1,000 messages per second";
                report.add(new Latencies(title, both).run(site, rounds, folder, System.err::println));
            }
            if (kafka && sections.contains(Section.START)) {
                report.add(new Starts(rungs).run(site, rounds, folder, System.err::println));
            }
        }
    }

    private List<Comparison> kafka(Set<Section> sections, SpanSink spans) {
        Load load = Load.clean(messages);
        List<Comparison> comparisons = new ArrayList<>();
        if (sections.contains(Section.KAFKA)) {
            comparisons.add(ladder("Kafka → Kafka, 4 partitions", "kafka", load));
        }
        if (sections.contains(Section.SINK)) {
            Contestant raw = new Contestant(rungs.rawSink("kafka"), load);
            comparisons.add(new Comparison("Kafka → function", List.of(raw, new Contestant(rungs.weirSink(), load))));
        }
        if (sections.contains(Section.POISON)) {
            comparisons.add(poison("Kafka, poison", messages));
        }
        if (sections.contains(Section.TRACING)) {
            comparisons.add(tracing(load, spans));
        }
        return comparisons;
    }

    private List<Comparison> rabbit(Set<Section> sections) {
        int part = messages / RABBIT_PART;
        List<Comparison> comparisons = new ArrayList<>();
        if (sections.contains(Section.RABBITMQ)) {
            comparisons.add(ladder("RabbitMQ quorum → quorum", "rabbitmq", Load.clean(part)));
        }
        if (sections.contains(Section.POISON)) {
            comparisons.add(poison("RabbitMQ, poison", part));
        }
        return comparisons;
    }

    private Comparison ladder(String title, String broker, Load load) {
        return new Comparison(
                title,
                chosen.stream()
                        .map(name -> new Contestant(rung(name, broker), load))
                        .toList());
    }

    private Rung rung(String name, String broker) {
        return switch (name) {
            case "raw" -> rungs.raw(broker);
            case "stream" -> rungs.stream(broker);
            case "stream-tuned" -> rungs.streamTuned(broker);
            case "camel" -> rungs.camel(broker);
            case "weir" -> rungs.weir();
            default -> throw new IllegalArgumentException("no rung '" + name + "'; there are " + RUNGS);
        };
    }

    private Comparison tracing(Load load, SpanSink spans) {
        return new Comparison(
                "Kafka, tracing",
                List.of(
                        new Contestant(rungs.weir(), load),
                        new Contestant(rungs.weir("Weir, 0 % sampled", spans.tracing(0)), load),
                        new Contestant(rungs.weir("Weir, 10 % sampled", spans.tracing(0.1)), load),
                        new Contestant(rungs.weir("Weir, 100 % sampled", spans.tracing(1)), load)));
    }

    private Comparison poison(String title, int count) {
        return new Comparison(
                title,
                List.of(
                        new Contestant(rungs.weir(), Load.clean(count)),
                        new Contestant(rungs.weir("Weir, 1 % poison", ""), new Load(count, 1)),
                        new Contestant(rungs.weir("Weir, 10 % poison", ""), new Load(count, 10))));
    }
}
