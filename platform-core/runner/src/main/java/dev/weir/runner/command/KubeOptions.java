package dev.weir.runner.command;

import dev.weir.runner.kube.Kubectl;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster and namespace are meant; as kubectl has them where nothing is said. */
final class KubeOptions {
    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "Namespace (default: that of the context).")
    private @Nullable String namespace;

    @Option(names = "--context", paramLabel = "CONTEXT", description = "Context of the kubeconfig.")
    private @Nullable String context;

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "Kubeconfig (default: as kubectl finds it).")
    private @Nullable String kubeconfig;

    @Option(
            names = "--kubectl",
            paramLabel = "FILE",
            description = "The program kubectl (default: $WEIR_KUBECTL, or the one of the PATH).")
    private @Nullable String kubectl;

    Kubectl kubectl() {
        String program = Optional.ofNullable(kubectl)
                .or(() -> Optional.ofNullable(System.getenv("WEIR_KUBECTL")))
                .filter(it -> !it.isEmpty())
                .orElse("kubectl");
        return new Kubectl(program, kubeconfig, context, namespace);
    }
}
