package dev.weir.plan.resolve;

import dev.weir.plan.Port;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Are the connector's options what the connector takes? */
final class OptionChecks {
    private OptionChecks() {}

    static void optionsAreNotThePlatforms(Candidate candidate, Findings findings) {
        for (String key : candidate.spec().config().keySet()) {
            boolean own = candidate.options().names(List.of()).contains(key);
            if (!own && PlatformOptions.isReserved(key)) {
                findings.add(
                        "spec.config." + key,
                        Reason.OptionReserved,
                        "option '" + key + "' belongs to the platform; config is for the connector's own options,"
                                + " say the rest in the fields of the Integration");
            }
        }
    }

    static void optionsCanBeWritten(Candidate candidate, Findings findings) {
        writable("spec.config", candidate.spec().config(), findings);
    }

    private static void writable(String path, @Nullable Object value, Findings findings) {
        switch (value) {
            case null -> findings.add(path, Reason.OptionInvalid, "option has no value; write one or remove the line");
            case Map<?, ?> nested ->
                nested.forEach((key, option) -> {
                    name(path, String.valueOf(key), findings);
                    writable(path + "." + key, option, findings);
                });
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    writable(path + "[" + i + "]", list.get(i), findings);
                }
            }
            default -> {} // text, numbers and booleans are written as they stand
        }
    }

    private static void name(String path, String key, Findings findings) {
        if (key.isEmpty() || key.chars().anyMatch(c -> c == '[' || c == ']' || c < ' ')) {
            findings.add(
                    path,
                    Reason.OptionInvalid,
                    "'" + key + "' cannot be the name of an option; leave out brackets and control characters");
        }
    }

    static void secretsDoNotRepeatOptions(Candidate candidate, Findings findings) {
        OptionSecrets.of(candidate).repeated().forEach((at, message) -> findings.add(at, Reason.OptionTwice, message));
    }

    static void optionsFitTheSchema(Candidate candidate, Findings findings) {
        String connector = candidate.spec().connector().name();
        new OptionProblems(connector, candidate.options(), OptionSecrets.of(candidate), findings).report();
    }

    static void portIsFree(Candidate candidate, Findings findings) {
        Integer port = candidate.options().listens(candidate.spec().config());
        if (port != null && port == Port.MANAGEMENT_NUMBER) {
            findings.add(
                    "spec.config",
                    Reason.OptionInvalid,
                    "the connector would listen on port " + port + ", where health and metrics are; choose another");
        }
    }
}
