package dev.weir.runner.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where readers put what they find. */
final class Report {
    private final List<Finding> findings = new ArrayList<>();

    void add(Position at, String path, String message) {
        findings.add(new Finding(at, path, message));
    }

    int size() {
        return findings.size();
    }

    /** Fields that something was found about after the first findings. */
    Set<String> paths(int first) {
        return findings.subList(first, findings.size()).stream()
                .map(Finding::path)
                .filter(path -> !path.isEmpty())
                .collect(Collectors.toSet());
    }

    List<Finding> findings() {
        return findings.stream().distinct().sorted().toList();
    }
}
