package dev.weir.testkit;

/** The ports of one Kubernetes control plane; {@code peers} is etcd's own. */
record KubePorts(int api, int etcd, int peers, int controllers, int scheduler, int kwok) {
    static KubePorts next() {
        return new KubePorts(
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next());
    }

    String apiUrl() {
        return "https://127.0.0.1:" + api;
    }

    String etcdUrl() {
        return "http://127.0.0.1:" + etcd;
    }

    String peersUrl() {
        return "http://127.0.0.1:" + peers;
    }
}
