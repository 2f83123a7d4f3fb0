package dev.weir.runner.process;

import dev.weir.runner.broker.BrokerFiles;
import dev.weir.runner.embedded.EmbeddedKafka;
import dev.weir.runner.machine.Ports;
import dev.weir.runner.manifest.FolderPlan.Planned;
import dev.weir.runner.manifest.Workspace;
import dev.weir.runner.output.Refusal;
import dev.weir.runner.state.Running;
import dev.weir.runner.state.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All Integrations of a workspace, each in processes of its own, with the embedded broker where one is needed. */
public final class LocalSystem implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(15);

    private final List<Member> members;
    private final StateFolder state;
    private final Consumer<String> notes;
    private final @Nullable EmbeddedKafka kafka;

    /**
     * One Integration.
     *
     * @param launches what its processes are started with
     * @param processes those that were started
     */
    public record Member(Planned planned, List<Launch> launches, List<LocalProcess> processes) {
        /** As it stands in messages. */
        public String name() {
            return LaunchFolder.shortName(planned.source().qualifiedName());
        }
    }

    private LocalSystem(
            List<Member> members, StateFolder state, Consumer<String> notes, @Nullable EmbeddedKafka kafka) {
        this.members = List.copyOf(members);
        this.state = state;
        this.notes = notes;
        this.kafka = kafka;
    }

    /**
     * Makes everything ready or nothing: builds connectors, starts the broker, declares the topology of all. No connector
     * runs yet.
     *
     * @param workspace without findings
     * @param ports in which the embedded broker's port is taken already
     * @param home the installation: its build and its libraries
     * @param notes is told what happens
     * @throws Refusal when something is missing, taken, not reachable or different
     */
    public static LocalSystem prepare(
            Workspace workspace, StateFolder state, Ports ports, Path home, Consumer<String> notes) {
        Leftovers.await(state, notes);
        List<Planned> planned = workspace.plan().integrations();
        Map<Planned, ConnectorJar> jars = jars(planned, workspace, home, notes);
        planned.forEach(LocalSystem::refuseTakenPort);
        var brokers = new BrokersInUse(planned, workspace.references(), notes);
        EmbeddedKafka kafka = kafka(workspace, brokers, state, ports);
        var members = new ArrayList<Member>();
        try {
            brokers.declare();
            brokers.all().forEach(it -> BrokerFiles.write(state, it));
            var folders = new LaunchFolder(state, workspace.references(), ports);
            jars.forEach((one, jar) -> members.add(new Member(one, folders.write(one, jar), new ArrayList<>())));
        } catch (RuntimeException failed) {
            new LocalSystem(List.of(), state, notes, kafka).close();
            throw failed;
        }
        var system = new LocalSystem(members, state, notes, kafka);
        system.writeDown();
        return system;
    }

    /** Starts the processes of all Integrations and keeps them up. */
    public void launch() {
        for (Member member : members) {
            member.launches().forEach(it -> member.processes().add(LocalProcess.start(it, notes)));
        }
        writeDown();
    }

    private static Map<Planned, ConnectorJar> jars(
            List<Planned> planned, Workspace workspace, Path home, Consumer<String> notes) {
        var places = new LinkedHashMap<Planned, Path>();
        planned.forEach(it -> places.put(it, code(it, workspace)));
        new ModuleBuild(home, notes).build(List.copyOf(places.values()));
        var jars = new LinkedHashMap<Planned, ConnectorJar>();
        places.forEach((it, place) -> {
            String name = it.manifest().spec().connector().name();
            String main = it.resolved().connector().main();
            jars.put(it, ConnectorJar.of(name, place, main, home.resolve("lib")));
        });
        return jars;
    }

    private static Path code(Planned planned, Workspace workspace) {
        String name = planned.manifest().spec().connector().name();
        return workspace
                .catalogue()
                .code(name)
                .orElseThrow(() -> Refusal.problem("connector '" + name
                        + "' is described, but its code is not here; say where with --connector " + name + "=dir|jar"));
    }

    private static void refuseTakenPort(Planned planned) {
        Integer port = planned.resolved().listens();
        if (port != null && !Ports.isFree(port)) {
            throw Refusal.problem("port " + port + " of " + planned.source().qualifiedName()
                    + " is in use; stop what listens there, or give the connector another port in config");
        }
    }

    private static @Nullable EmbeddedKafka kafka(
            Workspace workspace, BrokersInUse brokers, StateFolder state, Ports ports) {
        boolean needed = !workspace.standIn().asked()
                && brokers.all().stream()
                        .anyMatch(it -> it.spec().equals(workspace.standIn().broker()));
        String address = workspace.standIn().broker().addresses().getFirst();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        return needed ? EmbeddedKafka.start(state.kafka(), port, ports) : null;
    }

    /** Tells other terminals, and a next run, what runs; to be repeated when processes were started again. */
    public void writeDown() {
        var now = new Running(
                ProcessHandle.current().pid(),
                kafka == null ? 0 : kafka.pid(),
                members.stream().map(it -> RunningIntegration.of(it, state)).toList(),
                List.of());
        state.write(state.lastRun().map(now::after).orElse(now));
    }

    public List<Member> members() {
        return members;
    }

    /** Address of the embedded broker; null without one. */
    public @Nullable String kafkaAddress() {
        return kafka == null ? null : kafka.address();
    }

    /** Drains all connectors at once, then ends the broker. */
    @Override
    public void close() {
        List<LocalProcess> all =
                members.stream().flatMap(it -> it.processes().stream()).toList();
        all.forEach(LocalProcess::end);
        long deadline = System.nanoTime() + DRAIN.toNanos();
        try {
            for (LocalProcess process : all) {
                Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
                String late = process.awaitEnd(left);
                if (late != null) {
                    notes.accept(late);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (kafka != null) {
            kafka.close();
        }
    }
}
