package dev.weir.operator.manifest;

import dev.weir.model.PodTemplate;
import dev.weir.model.SecretName;
import dev.weir.model.Toleration;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.SortedMap;
import java.util.TreeMap;

/** The processes. Another configuration or another secret value is another pod; scaling and pausing are not. */
public final class DeploymentManifest {
    /** Windows, confirms, acknowledgements, containers: what a drain may take, in seconds. */
    private static final long DRAIN_SECONDS = 60;

    private static final int PROGRESS_SECONDS = 600;
    private static final int OLD_REVISIONS = 3;

    private DeploymentManifest() {}

    public static Deployment of(Blueprint blueprint) {
        return new DeploymentBuilder()
                .withMetadata(Labels.metadata(blueprint))
                .withNewSpec()
                .withReplicas(blueprint.workload().processes())
                .withProgressDeadlineSeconds(PROGRESS_SECONDS)
                .withRevisionHistoryLimit(OLD_REVISIONS)
                .withNewSelector()
                .withMatchLabels(Labels.pods(blueprint.name()))
                .endSelector()
                .withNewTemplate()
                .withMetadata(podMetadata(blueprint))
                .withSpec(pod(blueprint))
                .endTemplate()
                .endSpec()
                .build();
    }

    private static ObjectMeta podMetadata(Blueprint blueprint) {
        SortedMap<String, String> annotations = new TreeMap<>();
        PodTemplate wanted = blueprint.workload().pod();
        if (wanted != null) {
            annotations.putAll(wanted.annotations());
        }
        annotations.put(Labels.CONFIG_DIGEST, blueprint.app().digest());
        annotations.put(Labels.SECRET_DIGEST, blueprint.secretDigest());
        if (blueprint.restartedAt() != null) {
            annotations.put(Labels.RESTARTED_AT, blueprint.restartedAt());
        }
        return new ObjectMetaBuilder()
                .withLabels(Labels.ofPods(blueprint.workload()))
                .withAnnotations(annotations)
                .build();
    }

    private static PodSpec pod(Blueprint blueprint) {
        PodSpecBuilder pod = new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(DRAIN_SECONDS)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withContainers(ContainerPart.of(blueprint))
                .withVolumes(VolumeParts.volumes(blueprint));
        PodTemplate wanted = blueprint.workload().pod();
        return wanted == null ? pod.build() : with(wanted, pod).build();
    }

    private static PodSpecBuilder with(PodTemplate wanted, PodSpecBuilder pod) {
        return pod.withServiceAccountName(wanted.serviceAccountName())
                .withPriorityClassName(wanted.priorityClassName())
                .withNodeSelector(wanted.nodeSelector().isEmpty() ? null : wanted.nodeSelector())
                .withTolerations(wanted.tolerations().stream()
                        .map(DeploymentManifest::toleration)
                        .toList())
                .withImagePullSecrets(wanted.imagePullSecrets().stream()
                        .map(SecretName::name)
                        .map(LocalObjectReference::new)
                        .toList());
    }

    private static io.fabric8.kubernetes.api.model.Toleration toleration(Toleration wanted) {
        return new TolerationBuilder()
                .withKey(wanted.key())
                .withOperator(wanted.value() == null ? "Exists" : "Equal")
                .withValue(wanted.value())
                .withEffect(wanted.effect() == null ? null : wanted.effect().name())
                .build();
    }
}
