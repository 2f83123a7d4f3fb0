package dev.weir.plan.resolve;

import dev.weir.model.ConnectorSpec;
import dev.weir.model.Manifest;
import java.util.Optional;

/** Whether a Connector can be used, by itself: bounds, its name as a prefix of options, its schema. */
public final class ConnectorCheck {
    private ConnectorCheck() {}

    /** All problems of the Connector; nobody is asked whether its image exists. */
    public static Problems check(Manifest<ConnectorSpec> connector) {
        return check(connector, OptionSchema.of(connector.spec().schema()));
    }

    static Problems check(Manifest<ConnectorSpec> connector, OptionSchema options) {
        var findings = new Findings();
        new SchemaBounds(findings).check("spec", connector.spec());
        String name = connector.metadata().name();
        if (PlatformOptions.isReserved(name)) {
            findings.add(
                    "metadata.name",
                    Reason.NameReserved,
                    "'" + name + "' would be the prefix of the connector's options and belongs to the platform;"
                            + " choose another name");
        }
        Optional<String> unreadable = options.unreadable();
        unreadable.ifPresent(why -> findings.add(
                "spec.schema", Reason.Malformed, "schema is not a JSON Schema (2020-12) that can be read: " + why));
        return findings.problems();
    }
}
