package dev.weir.runner.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.State;
import dev.weir.runner.output.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    Path place;

    @Test
    void keepsAPauseUntilTheYamlSaysSomethingElse() {
        var state = new StateFolder(place);

        assertThat(state.start("default/orders", State.Running)).isEqualTo(State.Running);
        state.change("default/orders", State.Paused);
        assertThat(state.start("default/orders", State.Running)).isEqualTo(State.Paused);
        assertThat(state.start("default/orders", State.Paused)).isEqualTo(State.Paused);
        assertThat(state.start("default/orders", State.Running)).isEqualTo(State.Running);
    }

    @Test
    void writesTheStateIntoTheFirstLineOfTheFileThatTheProcessWatches() {
        var state = new StateFolder(place);
        state.start("shop/orders", State.Running);
        state.change("shop/orders", State.Paused);

        assertThat(place.resolve("shop.orders").resolve("state")).content().startsWith("Paused\n");
    }

    @Test
    void letsOnlyOneSystemRun() {
        try (var first = RunLock.take(place)) {
            assertThat(first).isNotNull();
            assertThat(RunLock.isTaken(place)).isTrue();
            assertThatThrownBy(() -> RunLock.take(place))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("a system runs on " + place + " already (process "
                            + ProcessHandle.current().pid()
                            + "); stop it, or give this one a folder of its own with --state");
        }
        assertThat(RunLock.isTaken(place)).isFalse();
    }

    @Test
    void believesTheRecordOfARunOnlyWhileItRuns() {
        var state = new StateFolder(place);
        var integration = new Running.Integration("default/a", "log-sink", "a", Map.of(20001, 4711L), 0, null, null);
        var running = new Running(1, 2, List.of(integration), List.of());

        state.write(running);

        assertThat(state.lastRun()).hasValue(running);
        assertThatThrownBy(state::running).isInstanceOf(Refusal.class);
        try (var lock = RunLock.take(place)) {
            assertThat(lock).isNotNull();
            assertThat(state.running().integration("a")).hasValue(integration);
            assertThat(state.running().integration("default/a")).hasValue(integration);
            assertThat(state.running().integration("b")).isEmpty();
        }
    }

    @Test
    void addsUpWhatWasDiscarded() {
        var state = new StateFolder(place);
        state.addDiscard("default/a", 3);
        state.addDiscard("default/a", 4);

        assertThat(state.discards()).isEqualTo(Map.of("default/a", 7L));
        state.forgetDiscards();
        assertThat(state.discards()).isEmpty();
    }
}
