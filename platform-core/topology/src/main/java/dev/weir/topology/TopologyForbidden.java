package dev.weir.topology;

import java.util.List;

/** The broker refused the credentials or what they may do; the message names what is missing. */
public final class TopologyForbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> permissions;

    private TopologyForbidden(String message, List<String> permissions) {
        super(message);
        this.permissions = permissions;
    }

    static TopologyForbidden lacking(List<String> permissions) {
        return new TopologyForbidden(
                "not permitted by the broker; grant " + String.join(", ", permissions), List.copyOf(permissions));
    }

    static TopologyForbidden unknownUser(String answer) {
        return new TopologyForbidden(
                "the broker refused the credentials (" + answer + "); check user, password and mechanism", List.of());
    }

    /** The missing permissions, one text each, like {@code Create on topic 'orders'}; empty for refused credentials. */
    public List<String> permissions() {
        return permissions;
    }
}
