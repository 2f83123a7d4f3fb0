package dev.weir.operator.manifest;

import dev.weir.model.State;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;

/** The files of the process: its configuration, and beside it the state, which the process watches. */
public final class ConfigMapManifest {
    static final String CONFIG = "application.properties";

    /** Key of the state, {@code Running} or {@code Paused}. */
    public static final String STATE = "state";

    private ConfigMapManifest() {}

    public static ConfigMap of(Blueprint blueprint) {
        return new ConfigMapBuilder()
                .withMetadata(Labels.metadata(blueprint))
                .addToData(CONFIG, blueprint.app().text())
                .addToData(STATE, state(blueprint.workload().state()).name() + "\n")
                .build();
    }

    /** What a process is told: nobody reads the file of a stopped one. */
    private static State state(State state) {
        return state == State.Paused ? State.Paused : State.Running;
    }
}
