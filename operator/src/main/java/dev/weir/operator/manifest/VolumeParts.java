package dev.weir.operator.manifest;

import dev.weir.plan.SecretBinding;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import java.util.ArrayList;
import java.util.List;

/** Where the process finds its files. */
final class VolumeParts {
    private static final String CONFIG = "config";
    private static final String SECRETS = "secrets";
    private static final String TEMPORARY = "tmp";
    private static final String CONFIG_FOLDER = "/etc/weir/config";
    static final String SECRETS_FOLDER = "/etc/weir/secrets";
    static final String CONFIG_FILE = CONFIG_FOLDER + "/" + ConfigMapManifest.CONFIG;
    static final String STATE_FILE = CONFIG_FOLDER + "/" + ConfigMapManifest.STATE;

    private VolumeParts() {}

    static List<Volume> volumes(Blueprint blueprint) {
        var volumes = new ArrayList<Volume>();
        volumes.add(new VolumeBuilder()
                .withName(CONFIG)
                .withNewConfigMap()
                .withName(blueprint.name())
                .endConfigMap()
                .build());
        List<SecretBinding> secrets = blueprint.app().secrets();
        if (!secrets.isEmpty()) {
            volumes.add(new VolumeBuilder()
                    .withName(SECRETS)
                    .withNewProjected()
                    .withSources(secrets.stream().map(VolumeParts::file).toList())
                    .endProjected()
                    .build());
        }
        volumes.add(new VolumeBuilder()
                .withName(TEMPORARY)
                .withNewEmptyDir()
                .endEmptyDir()
                .build());
        return volumes;
    }

    /** One key of one Secret, under the name of the property it is the value of. */
    private static VolumeProjection file(SecretBinding binding) {
        return new VolumeProjectionBuilder()
                .withNewSecret()
                .withName(binding.secret().name())
                .withItems(new KeyToPathBuilder()
                        .withKey(binding.secret().key())
                        .withPath(binding.property())
                        .build())
                .endSecret()
                .build();
    }

    static List<VolumeMount> mounts(Blueprint blueprint) {
        var mounts = new ArrayList<VolumeMount>();
        mounts.add(mount(CONFIG, CONFIG_FOLDER, true));
        if (!blueprint.app().secrets().isEmpty()) {
            mounts.add(mount(SECRETS, SECRETS_FOLDER, true));
        }
        mounts.add(mount(TEMPORARY, "/tmp", false));
        return mounts;
    }

    private static VolumeMount mount(String volume, String folder, boolean readOnly) {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(folder)
                .withReadOnly(readOnly ? true : null)
                .build();
    }
}
