package dev.weir.testkit;

import java.util.List;
import java.util.stream.IntStream;

/** Nodes of a {@link KubeServer} that kwok plays: what a scheduler puts there is ready at once, and nothing runs. */
public final class KubeNodes implements AutoCloseable {
    private static final String NODES = "/api/v1/nodes";

    private final KubeApi api;
    private final List<String> names;
    private final ChildProcess scheduler;
    private final ChildProcess kubelets;

    KubeNodes(KubeServer server, KubeCommands commands, KubeApi api, int count) {
        this.api = api;
        names = IntStream.rangeClosed(1, count).mapToObj(it -> "kwok-" + it).toList();
        scheduler = server.run("kube-scheduler", commands.scheduler());
        kubelets = server.run("kwok", commands.kwok());
        try {
            names.forEach(it -> api.create(NODES, node(it)));
            names.forEach(it -> server.await(kubelets, "kwok", () -> isReady(it)));
        } catch (RuntimeException cannotStart) {
            close();
            throw cannotStart;
        }
    }

    private static String node(String name) {
        return """
                {"apiVersion": "v1", "kind": "Node",
                 "metadata": {
                   "name": "%1$s",
                   "annotations": {"kwok.x-k8s.io/node": "fake"},
                   "labels": {"kubernetes.io/hostname": "%1$s", "kubernetes.io/os": "linux"}},
                 "status": {
                   "allocatable": {"cpu": "100k", "memory": "100Ti", "pods": "10k"},
                   "capacity": {"cpu": "100k", "memory": "100Ti", "pods": "10k"}}}
                """.formatted(name);
    }

    /** Ready, and without the taint that keeps pods away until the controllers have seen that. */
    private boolean isReady(String name) {
        String node = api.text(NODES + "/" + name);
        return node.contains("\"KubeletReady\"") && !node.contains("node.kubernetes.io/not-ready");
    }

    /** Takes the nodes away; the controllers collect the pods that were there. */
    @Override
    public void close() {
        names.forEach(it -> api.delete(NODES + "/" + it));
        kubelets.kill();
        scheduler.kill();
    }
}
