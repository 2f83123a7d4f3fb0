package dev.weir.runner.process;

import dev.weir.model.BrokerType;
import dev.weir.model.DeadLetterPolicy;
import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Resolved.Input;
import dev.weir.plan.resolve.Resolved.Output;
import dev.weir.runner.manifest.FolderPlan.Planned;
import dev.weir.runner.process.LocalSystem.Member;
import dev.weir.runner.state.Running;
import dev.weir.runner.state.StateFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What is written down of one Integration. */
final class RunningIntegration {
    private RunningIntegration() {}

    static Running.Integration of(Member member, StateFolder state) {
        Planned planned = member.planned();
        Resolved resolved = planned.resolved();
        String name = planned.source().qualifiedName();
        var processes = new TreeMap<Integer, Long>();
        member.launches().forEach(it -> processes.put(it.port(), Running.Integration.NOT_STARTED));
        member.processes().forEach(it -> processes.put(it.port(), it.pid()));
        Input input = resolved.input();
        Output output = resolved.output();
        Integer listens = resolved.listens();
        return new Running.Integration(
                name,
                planned.manifest().spec().connector().name(),
                state.integration(name).getFileName().toString(),
                processes,
                listens == null ? 0 : listens,
                input == null ? null : side(planned, input),
                output == null ? null : side(planned, output));
    }

    private static Running.Side side(Planned planned, Input input) {
        var tiers = new ArrayList<String>();
        input.schedule().tiers().forEach(it -> tiers.add(input.names().tier(it)));
        tiers.add(input.names().inbox());
        if (input.broker().spec().type() == BrokerType.RabbitMq) {
            tiers.add(input.names().alone());
        }
        DeadLetterPolicy letters = input.policy().deadLetter();
        return new Running.Side(
                broker(planned, input.broker().name()),
                input.names().destination(),
                input.names().group(),
                input.workQueue(),
                tiers,
                letters == null ? null : letters.retention());
    }

    private static Running.Side side(Planned planned, Output output) {
        String broker = broker(planned, output.broker().name());
        return new Running.Side(broker, output.spec().destination(), null, null, List.of(), null);
    }

    private static String broker(Planned planned, String name) {
        return planned.manifest().metadata().namespace() + "/" + name;
    }
}
