package dev.weir.runner.kube;

import dev.weir.runner.output.Refusal;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people are to do about what kubectl complains of. */
final class KubectlTrouble {
    private static final Pattern NO_KINDS =
            Pattern.compile("doesn't have a resource type|no matches for kind|could not find the requested resource");
    private static final Pattern CONFIG = Pattern.compile(
            "error loading config|context .* does not exist|stat .*no such file|invalid configuration|context was not found"
                    + "|no context exists");
    private static final Pattern AWAY = Pattern.compile(
            "Unable to connect|connection to the server|i/o timeout|no such host|TLS handshake|x509|connection refused");
    private static final Pattern LOGIN = Pattern.compile("must be logged in|Unauthorized|provide credentials|^EOF$");

    private KubectlTrouble() {}

    static Refusal refusal(String said) {
        String words = said.lines()
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !it.matches("[EIW][0-9]{4} .*"))
                .map(it -> it.replaceFirst("^[Ee]rror: ", ""))
                .collect(Collectors.joining("; "));
        if (NO_KINDS.matcher(words).find()) {
            return Refusal.problem(
                    "the cluster does not know the kinds of Weir; install the chart weir-operator, or kubectl"
                            + " apply --server-side -f crds/ (" + words + ")");
        }
        if (CONFIG.matcher(words).find()) {
            return Refusal.problem(
                    "the kubeconfig cannot be used: " + words + "; check KUBECONFIG, --kubeconfig and --context");
        }
        if (AWAY.matcher(words).find()) {
            return Refusal.notReachable(
                    "the cluster cannot be reached: " + words + "; check the kubeconfig, its context and the network");
        }
        if (LOGIN.matcher(words).find()) {
            return Refusal.problem("the cluster does not know you: " + words + "; log in again");
        }
        return Refusal.problem("kubectl: " + words);
    }
}
