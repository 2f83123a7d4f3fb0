package dev.weir.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.operator.optional.OptionalKind;
import dev.weir.testkit.GoldenFolder;
import dev.weir.testkit.Story;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

class ManifestTest {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    @TestFactory
    Stream<DynamicContainer> stories() {
        return GoldenFolder.stories(Path.of("src/test/resources/golden"), ManifestTest::render);
    }

    private static Map<String, String> render(Story story) {
        Blueprint blueprint = blueprint(story);
        List<HasMetadata> objects = objects(blueprint);
        assertThat(objects).isEqualTo(objects(blueprint(story)));
        var files = new TreeMap<String, String>();
        objects.forEach(it -> files.put("out-" + it.getKind() + ".yaml", written(it, blueprint)));
        return files;
    }

    /** What the configuration says is told by the stories of the plan: here it is enough that it is there. */
    private static String written(HasMetadata object, Blueprint blueprint) {
        if (object instanceof ConfigMap map) {
            assertThat(map.getData().put("application.properties", "as planned"))
                    .isEqualTo(blueprint.app().text());
        }
        return YAML.asYaml(object).replace(blueprint.app().digest(), "digest-of-what-is-planned");
    }

    private static List<HasMetadata> objects(Blueprint blueprint) {
        var objects = new ArrayList<HasMetadata>(List.of(
                ConfigMapManifest.of(blueprint),
                ServiceManifest.of(blueprint),
                NetworkPolicyManifest.of(blueprint),
                DeploymentManifest.of(blueprint)));
        if (blueprint.hasSeveralPods()) {
            objects.add(DisruptionBudgetManifest.of(blueprint));
        }
        if (blueprint.isScaledByKeda()) {
            objects.add(ScaledObjectManifest.of(blueprint));
            objects.addAll(blueprint.hasLogin() ? List.of(TriggerAuthenticationManifest.of(blueprint)) : List.of());
        } else if (blueprint.isScaled()) {
            objects.add(AutoscalerManifest.of(blueprint));
        }
        if (blueprint.kinds().contains(OptionalKind.PodMonitor)) {
            objects.add(PodMonitorManifest.of(blueprint));
        } else if (blueprint.kinds().contains(OptionalKind.ServiceMonitor)) {
            objects.add(ServiceMonitorManifest.of(blueprint));
        }
        assertRestricted(DeploymentManifest.of(blueprint));
        return objects;
    }

    /** Pod Security "restricted", and no token for what does not talk to the API server. */
    private static void assertRestricted(io.fabric8.kubernetes.api.model.apps.Deployment deployment) {
        var pod = deployment.getSpec().getTemplate().getSpec();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getContainers())
                .extracting(Container::getSecurityContext)
                .allSatisfy(it -> {
                    assertThat(it.getAllowPrivilegeEscalation()).isFalse();
                    assertThat(it.getReadOnlyRootFilesystem()).isTrue();
                    assertThat(it.getCapabilities().getDrop()).containsExactly("ALL");
                });
    }

    /** The file that says what the cluster has besides what every cluster has need not be there. */
    private static Blueprint blueprint(Story story) {
        return new Scene(name -> story.inputs(name).get(name)).blueprint();
    }
}
