package dev.weir.runner.kube;

import dev.weir.runner.output.Refusal;
import dev.weir.runner.output.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One {@code weir dlq} in the cluster: a Job that is made, heard, and taken away again. */
public final class LetterRun {
    /** Until the image is pulled and the process runs. */
    private static final Duration START = Duration.ofMinutes(3);

    private static final Duration END = Duration.ofSeconds(30);
    private static final Set<String> HOPELESS =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "CreateContainerConfigError");
    /** As the command line says what is no result. */
    private static final String NOTE = "weir: ";

    private final Kubectl kubectl;
    private final Terminal terminal;

    public LetterRun(Kubectl kubectl, Terminal terminal) {
        this.kubectl = kubectl;
        this.terminal = terminal;
    }

    /**
     * Runs the command and prints what it prints.
     *
     * @param name of the Integration
     * @param image of the command line
     * @param arguments from {@code dlq} on
     * @return its exit code
     * @throws Refusal when there is nothing to run it for, or the cluster does not run it, with the reason
     */
    public int run(String name, String image, List<String> arguments) {
        LetterJob job = new LetterJobs(kubectl, image).of(name, arguments);
        // also when somebody presses Ctrl-C
        Thread remove = new Thread(() -> remove(job));
        Runtime.getRuntime().addShutdownHook(remove);
        try {
            kubectl.ask(job.manifest().toString(), "create", "-f", "-");
            String pod = awaitStart(job);
            kubectl.follow(this::print, "logs", "--follow", pod);
            return awaitCode(pod);
        } finally {
            remove(job);
            Runtime.getRuntime().removeShutdownHook(remove);
        }
    }

    private void remove(LetterJob job) {
        String[] delete = {"delete", "job", job.name(), "--ignore-not-found", "--wait=false", "--cascade=background"};
        if (!kubectl.tries(delete)) {
            terminal.note(
                    "Job " + job.name() + " could not be taken away; it goes by itself ten minutes after its end");
        }
    }

    private void print(String line) {
        if (line.startsWith(NOTE)) {
            terminal.note(line.substring(NOTE.length()));
        } else {
            terminal.result(line);
        }
    }

    private String awaitStart(LetterJob job) {
        long deadline = System.nanoTime() + START.toNanos();
        String last = "no pod was made; a quota or a policy of the namespace may refuse it: kubectl describe job";
        while (System.nanoTime() < deadline) {
            Optional<JsonNode> pod = pod(job);
            if (pod.isPresent()) {
                String phase = pod.get().at("/status/phase").asString("");
                if (!phase.equals("Pending")) {
                    return pod.get().at("/metadata/name").asString();
                }
                last = Optional.ofNullable(trouble(pod.get())).orElse("its pod is pending");
            }
            pause();
        }
        throw Refusal.notReachable("the cluster does not run Job " + job.name() + ": " + last);
    }

    private Optional<JsonNode> pod(LetterJob job) {
        return kubectl.json("get", "pods", "-l", "job-name=" + job.name(), "-o", "json")
                .path("items")
                .valueStream()
                .findFirst();
    }

    /** @throws Refusal when waiting does not help */
    private static @Nullable String trouble(JsonNode pod) {
        JsonNode waits = pod.at("/status/containerStatuses/0/state/waiting");
        String reason = waits.path("reason").asString("");
        String words = reason + ": " + waits.path("message").asString("");
        if (HOPELESS.contains(reason)) {
            throw Refusal.problem("the Job cannot start: " + words + "; name another image with --image");
        }
        return pod.at("/status/conditions")
                .valueStream()
                .filter(it -> it.path("reason").asString("").equals("Unschedulable"))
                .map(it -> "no node takes its pod: " + it.path("message").asString(""))
                .findFirst()
                .orElse(reason.isEmpty() ? null : words);
    }

    private int awaitCode(String pod) {
        long deadline = System.nanoTime() + END.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode code = kubectl.find("get", "pod", pod)
                    .orElseThrow(
                            () -> Refusal.problem("pod " + pod + " was deleted by somebody; nobody knows how it ended"))
                    .at("/status/containerStatuses/0/state/terminated/exitCode");
            if (code.isNumber()) {
                return code.asInt();
            }
            pause();
        }
        throw Refusal.problem("pod " + pod + " said its last word and does not end");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.problem("stopped while the Job was waited for", stopped);
        }
    }
}
