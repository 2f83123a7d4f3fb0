package dev.weir.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What can be set, by the name of its environment variable. */
enum Setting {
    WEIR_NAMESPACES("", "Namespaces to watch, separated by commas; * for all, empty for the operator's own"),
    WEIR_OPERATOR_NAMESPACE(
            "", "Namespace the operator itself runs in; empty for that of its ServiceAccount or kubeconfig"),
    WEIR_ALLOWED_IMAGES("", "What images may begin with, separated by commas; empty allows every image"),
    WEIR_LEADER_ELECTION("true", "Whether of several operators one works and the others wait"),
    WEIR_HEALTH_HOST("0.0.0.0", "Address for health"),
    WEIR_HEALTH_PORT("8080", "Port for health; 0 for any free one"),
    WEIR_THREADS("8", "Resources that are worked on at the same time");

    private final String standard;
    private final String description;

    Setting(String standard, String description) {
        this.standard = standard;
        this.description = description;
    }

    String description() {
        return description;
    }

    String in(Map<String, String> environment) {
        String value = environment.getOrDefault(name(), "").strip();
        return value.isEmpty() ? standard : value;
    }

    List<String> list(Map<String, String> environment) {
        return Arrays.stream(in(environment).split(",", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    int number(Map<String, String> environment, int least, int most) {
        String value = in(environment);
        if (value.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new StartFailure(name() + " is '" + value + "'; write a number from " + least + " to " + most);
    }

    boolean flag(Map<String, String> environment) {
        String value = in(environment);
        if (!value.equals("true") && !value.equals("false")) {
            throw new StartFailure(name() + " is '" + value + "'; write true or false");
        }
        return value.equals("true");
    }
}
