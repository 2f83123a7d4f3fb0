package dev.weir.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be set, by the name of its environment variable. */
enum Setting {
    WEIR_NAMESPACES("", "Namespaces to watch, separated by commas; * for all, empty for the operator's own"),
    WEIR_OPERATOR_NAMESPACE(
            "", "Namespace the operator itself runs in; empty for that of its ServiceAccount or kubeconfig"),
    WEIR_ALLOWED_IMAGES("", "What images may begin with, separated by commas; empty allows every image"),
    WEIR_LEADER_ELECTION("true", "Whether of several operators one works and the others wait"),
    WEIR_HEALTH_HOST("0.0.0.0", "Address for health"),
    WEIR_HEALTH_PORT("8080", "Port for health; 0 for any free one"),
    WEIR_MONITOR_LABELS("", "Labels a Prometheus selects monitors by, as name=value separated by commas"),
    WEIR_THREADS("8", "Resources that are worked on at the same time");

    private static final Pattern LABEL = Pattern.compile(
            "((?:[a-z0-9][-a-z0-9.]*/)?[A-Za-z0-9][-A-Za-z0-9_.]{0,62})=([A-Za-z0-9][-A-Za-z0-9_.]{0,62})?");

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

    /** Labels as {@code name=value}. */
    Map<String, String> labels(Map<String, String> environment) {
        var labels = new TreeMap<String, String>();
        for (String label : list(environment)) {
            Matcher parts = LABEL.matcher(label);
            if (!parts.matches()) {
                throw new StartFailure(name() + " has '" + label + "'; write labels as name=value,name=value");
            }
            labels.put(parts.group(1), parts.group(2));
        }
        return labels;
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
