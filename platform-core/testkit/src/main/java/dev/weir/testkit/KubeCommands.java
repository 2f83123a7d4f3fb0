package dev.weir.testkit;

import java.util.List;
import java.util.stream.Stream;

/** How the programs of a control plane are called. All listen on 127.0.0.1 alone. */
record KubeCommands(KubeBinaries binaries, KubePorts ports, KubeFiles files) {
    private static final String LOOPBACK = "--bind-address=127.0.0.1";
    private static final String SERVICES = "--service-cluster-ip-range=10.96.0.0/16";

    ProcessBuilder etcd() {
        return command(
                binaries.etcd(),
                "--name=weir",
                "--data-dir=" + files.path("etcd"),
                "--listen-client-urls=" + ports.etcdUrl(),
                "--advertise-client-urls=" + ports.etcdUrl(),
                "--listen-peer-urls=" + ports.peersUrl(),
                "--initial-advertise-peer-urls=" + ports.peersUrl(),
                "--initial-cluster=weir=" + ports.peersUrl(),
                "--unsafe-no-fsync",
                "--log-level=warn");
    }

    ProcessBuilder apiServer() {
        return command(
                binaries.apiServer(),
                "--etcd-servers=" + ports.etcdUrl(),
                LOOPBACK,
                "--advertise-address=127.0.0.1",
                // the address of the loopback is refused for the Service "kubernetes"
                "--endpoint-reconciler-type=none",
                "--secure-port=" + ports.api(),
                "--cert-dir=" + files.path("certificates"),
                SERVICES,
                "--authorization-mode=RBAC",
                // strict clusters have it: who owns an object may be changed only with a right of its own
                "--enable-admission-plugins=OwnerReferencesPermissionEnforcement",
                "--token-auth-file=" + files.path("tokens.csv"),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + files.path("service-accounts.pem"),
                "--service-account-signing-key-file=" + files.path("service-accounts.pem"),
                "--audit-policy-file=" + files.path("audit-policy.yaml"),
                "--audit-log-path=" + files.path("audit.log"),
                "--audit-log-mode=blocking-strict",
                "--profiling=false");
    }

    ProcessBuilder controllerManager() {
        return command(
                binaries.controllerManager(),
                "--kubeconfig=" + files.path("manager.kubeconfig"),
                "--authentication-kubeconfig=" + files.path("manager.kubeconfig"),
                "--authorization-kubeconfig=" + files.path("manager.kubeconfig"),
                LOOPBACK,
                "--secure-port=" + ports.controllers(),
                SERVICES,
                "--leader-elect=false",
                "--use-service-account-credentials=true",
                "--service-account-private-key-file=" + files.path("service-accounts.pem"),
                "--root-ca-file=" + files.certificate(),
                "--kube-api-qps=300",
                "--kube-api-burst=600",
                // an autoscaler is looked at every 15 seconds otherwise
                "--horizontal-pod-autoscaler-sync-period=2s",
                "--profiling=false");
    }

    ProcessBuilder scheduler() {
        return command(
                binaries.scheduler(),
                "--kubeconfig=" + files.path("scheduler.kubeconfig"),
                "--authentication-kubeconfig=" + files.path("scheduler.kubeconfig"),
                "--authorization-kubeconfig=" + files.path("scheduler.kubeconfig"),
                LOOPBACK,
                "--secure-port=" + ports.scheduler(),
                "--leader-elect=false",
                "--kube-api-qps=300",
                "--kube-api-burst=600",
                "--profiling=false");
    }

    ProcessBuilder kwok() {
        return command(
                binaries.kwok(),
                "--kubeconfig=" + files.path("kwok.kubeconfig"),
                "--manage-all-nodes=false",
                "--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake",
                "--cidr=10.244.0.0/16",
                "--node-ip=127.0.0.1",
                "--node-lease-duration-seconds=40",
                "--server-address=127.0.0.1:" + ports.kwok());
    }

    private static ProcessBuilder command(String program, String... arguments) {
        var command = new ProcessBuilder(
                Stream.concat(Stream.of(program), Stream.of(arguments)).toList());
        // etcd takes every variable that begins so for a flag
        List.copyOf(command.environment().keySet()).stream()
                .filter(it -> it.startsWith("ETCD_"))
                .forEach(command.environment()::remove);
        command.environment().put("GOMAXPROCS", "2");
        return command;
    }
}
