package dev.weir.runner.kube;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Job that looks after dead letters beside the broker. It may do nothing in the cluster, its Secrets lie in files it alone
 * sees, and it is gone ten minutes after its end even when nobody takes it away.
 *
 * @param name of the Job
 * @param integration whose letters
 * @param resources what it needs to know, no secret among it
 * @param secrets names of the Secrets with login and certificates of the broker
 * @param pullSecrets names of the Secrets its image is pulled with
 * @param arguments the command, such as {@code dlq list orders}
 */
record LetterJob(
        String name,
        String integration,
        String image,
        String resources,
        List<String> secrets,
        List<String> pullSecrets,
        List<String> arguments) {
    /** Where the command finds what it needs to know. */
    static final String RESOURCES = "WEIR_JOB_RESOURCES";

    /** Folder with a folder for each Secret. */
    static final String SECRETS = "/etc/weir/secrets";

    /** Longest time of one command, in seconds. */
    private static final int LONGEST = 3600;

    private static final int KEPT = 600;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SHAPE = """
            {"apiVersion": "batch/v1", "kind": "Job",
             "metadata": {"labels": {"app.kubernetes.io/name": "weir-dlq", "app.kubernetes.io/component": "dlq"}},
             "spec": {"backoffLimit": 0, "activeDeadlineSeconds": %d, "ttlSecondsAfterFinished": %d,
              "template": {
               "metadata": {"labels": {"app.kubernetes.io/name": "weir-dlq", "app.kubernetes.io/component": "dlq"}},
               "spec": {"restartPolicy": "Never", "automountServiceAccountToken": false, "enableServiceLinks": false,
                "securityContext": {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}},
                "containers": [{"name": "dlq",
                 "resources": {"requests": {"cpu": "100m", "memory": "256Mi"}, "limits": {"memory": "512Mi"}},
                 "securityContext": {"allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true,
                                     "capabilities": {"drop": ["ALL"]}}}]}}}}
            """.formatted(LONGEST, KEPT);

    JsonNode manifest() {
        ObjectNode job = (ObjectNode) JSON.readTree(SHAPE);
        ObjectNode metadata = (ObjectNode) job.path("metadata");
        metadata.put("name", name);
        metadata.putObject("annotations").put("weir.dev/dead-letters-of", integration);
        ObjectNode pod = (ObjectNode) job.at("/spec/template/spec");
        ObjectNode container = (ObjectNode) pod.at("/containers/0");
        container.put("image", image);
        ArrayNode words = container.putArray("args").add("job");
        arguments.forEach(words::add);
        container.putArray("env").addObject().put("name", RESOURCES).put("value", resources);
        ArrayNode mounts = container.putArray("volumeMounts");
        ArrayNode volumes = pod.putArray("volumes");
        mounts.addObject().put("name", "tmp").put("mountPath", "/tmp");
        // what is unpacked there holds the login
        volumes.addObject().put("name", "tmp").putObject("emptyDir").put("medium", "Memory");
        for (int i = 0; i < secrets.size(); i++) {
            mounts.addObject()
                    .put("name", "secret-" + i)
                    .put("mountPath", SECRETS + "/" + secrets.get(i))
                    .put("readOnly", true);
            volumes.addObject().put("name", "secret-" + i).putObject("secret").put("secretName", secrets.get(i));
        }
        if (!pullSecrets.isEmpty()) {
            ArrayNode pulls = pod.putArray("imagePullSecrets");
            pullSecrets.forEach(it -> pulls.addObject().put("name", it));
        }
        return job;
    }
}
