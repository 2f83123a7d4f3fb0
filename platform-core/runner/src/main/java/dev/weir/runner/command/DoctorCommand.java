package dev.weir.runner.command;

import dev.weir.runner.broker.BrokerAccess;
import dev.weir.runner.dev.Checkup;
import dev.weir.runner.dev.Checkup.Result;
import dev.weir.runner.manifest.StandIn;
import dev.weir.runner.output.Exit;
import dev.weir.runner.output.Terminal;
import dev.weir.runner.state.StateFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir doctor}. */
@Command(
        name = "doctor",
        description = "Checks this machine: Java, Maven, ports, brokers; says how to mend what is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {"  weir doctor", "  weir doctor --broker amqp://shop:secret@rabbit:5672/shop"})
final class DoctorCommand extends TerminalCommand {
    @Mixin
    private FolderOptions folder = new FolderOptions();

    @Mixin
    private StateOption state = new StateOption();

    @Mixin
    private OutputOption output = new OutputOption();

    DoctorCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        StateFolder place = state.folder();
        var checkup = new Checkup(Home.path());
        var results = new ArrayList<Result>();
        results.add(checkup.java());
        results.add(checkup.maven());
        results.add(checkup.folder(place));
        results.addAll(checkup.ports(place));
        if (folder.namesBroker()) {
            results.add(checkup.broker(access(folder.standIn(""))));
        }
        output.print(terminal, results, () -> lines(results));
        boolean away = results.stream().anyMatch(it -> it.state() == Checkup.State.away);
        boolean wrong = results.stream().anyMatch(it -> it.state() == Checkup.State.wrong);
        return wrong ? Exit.PROBLEM : away ? Exit.NOT_REACHABLE : Exit.DONE;
    }

    private static BrokerAccess access(StandIn standIn) {
        Map<String, String> secrets = new TreeMap<>();
        standIn.login().ifPresent(login -> login.keys()
                .forEach(key -> login.text(key).ifPresent(value -> secrets.put(key, value))));
        return new BrokerAccess("--broker", standIn.broker(), secrets);
    }

    private List<String> lines(List<Result> results) {
        var lines = new ArrayList<String>();
        for (Result result : results) {
            boolean well = result.state() == Checkup.State.well;
            lines.add((well ? terminal.green("ok   ") : terminal.red("!!   ")) + result.what() + ": " + result.found());
            if (!well) {
                lines.add("     mend: " + result.fix());
            }
        }
        return lines;
    }
}
