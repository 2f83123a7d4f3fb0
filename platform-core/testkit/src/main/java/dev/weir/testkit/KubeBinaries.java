package dev.weir.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** The programs of a Kubernetes control plane, which {@code operator/kube/build} keeps in the user's cache folder. */
record KubeBinaries(Path folder) {
    private static final Path SCRIPT = Path.of("operator", "kube", "build");

    /** Builds them when this user has none yet: 8 to 12 minutes, once. */
    static KubeBinaries built() {
        return new KubeBinaries(new FetchScript(script()).run("Kubernetes API server"));
    }

    private static Path script() {
        Path start = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            Path script = at.resolve(SCRIPT);
            if (Files.isRegularFile(script)) {
                return script;
            }
        }
        throw new IllegalStateException("no " + SCRIPT + " in " + start + " or above");
    }

    String etcd() {
        return folder.resolve("etcd").toString();
    }

    String apiServer() {
        return folder.resolve("kube-apiserver").toString();
    }

    String scheduler() {
        return folder.resolve("kube-scheduler").toString();
    }

    String kwok() {
        return folder.resolve("kwok").toString();
    }

    String controllerManager() {
        return folder.resolve("kube-controller-manager").toString();
    }
}
