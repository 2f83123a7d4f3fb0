package dev.weir.runner.state;

import dev.weir.model.State;
import dev.weir.runner.output.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The folder {@code .weir}. */
public final class StateFolder {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DECLARED = "declared ";

    private final Path folder;

    public StateFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path path() {
        return folder;
    }

    /** What belongs to an Integration; the default namespace is not written. */
    public Path integration(String qualifiedName) {
        String file = qualifiedName.startsWith("default/")
                ? qualifiedName.substring("default/".length())
                : qualifiedName.replace('/', '.');
        return folder.resolve(file);
    }

    /** Data and settings of the embedded broker. */
    public Path kafka() {
        return folder.resolve(".kafka");
    }

    private Path run() {
        return folder.resolve("run.json");
    }

    private Path discardFile() {
        return folder.resolve("discards");
    }

    /** Remembers that dead letters were discarded, for the balance of the run. */
    public void addDiscard(String qualifiedName, long letters) {
        String before = PrivateFiles.read(discardFile()).orElse("");
        PrivateFiles.write(discardFile(), before + qualifiedName + " " + letters + "\n");
    }

    /** Dead letters discarded since {@link #forgetDiscards}, by Integration. */
    public Map<String, Long> discards() {
        return PrivateFiles.read(discardFile())
                .orElse("")
                .lines()
                .map(it -> it.split(" ", 2))
                .collect(Collectors.toMap(it -> it[0], it -> Long.parseLong(it[1]), Long::sum));
    }

    public void forgetDiscards() {
        PrivateFiles.delete(discardFile());
    }

    /** What the last run wrote down; whether it still runs is another question. */
    public Optional<Running> lastRun() {
        return PrivateFiles.read(run()).map(text -> JSON.readValue(text, Running.class));
    }

    /** Whether a system runs on it. */
    public boolean isRunning() {
        return RunLock.isTaken(folder);
    }

    /**
     * What runs now.
     *
     * @throws Refusal when nothing does
     */
    public Running running() {
        Optional<Running> last = isRunning() ? lastRun() : Optional.empty();
        return last.orElseThrow(() -> Refusal.notReachable("nothing runs on " + folder
                + "; start ./weir dev or ./weir run in another terminal, or say with --state where it runs"));
    }

    public void write(Running running) {
        PrivateFiles.write(run(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(running));
    }

    /** What belongs to a Broker. */
    public Path broker(String name) {
        return folder.resolve(".brokers").resolve(name.replace('/', '.'));
    }

    /**
     * The state an Integration starts in: as its YAML says, or as someone has said since, until the YAML says something
     * else.
     */
    public State start(String qualifiedName, State declared) {
        Optional<String> written = PrivateFiles.read(stateFile(qualifiedName));
        State state = written.filter(text -> text.contains(DECLARED + declared))
                .map(StateFolder::first)
                .orElse(declared);
        write(qualifiedName, state, declared);
        return state;
    }

    /** Pauses or resumes; the running process sees it within a second. */
    public void change(String qualifiedName, State state) {
        String text = PrivateFiles.read(stateFile(qualifiedName)).orElse("");
        State declared = Stream.of(State.values())
                .filter(it -> text.contains(DECLARED + it))
                .findFirst()
                .orElse(State.Running);
        write(qualifiedName, state, declared);
    }

    /** The state someone wants, as it was written last. */
    public State wanted(String qualifiedName) {
        return PrivateFiles.read(stateFile(qualifiedName))
                .map(StateFolder::first)
                .orElse(State.Running);
    }

    private void write(String qualifiedName, State state, State declared) {
        PrivateFiles.write(stateFile(qualifiedName), state + "\n# " + DECLARED + declared + " in the YAML\n");
    }

    private static State first(String text) {
        return text.lines().findFirst().filter("Paused"::equals).isPresent() ? State.Paused : State.Running;
    }

    /** The file a process watches. */
    public Path stateFile(String qualifiedName) {
        return integration(qualifiedName).resolve("state");
    }
}
