package dev.weir.plan.render;

import dev.weir.model.TopologyMode;
import dev.weir.plan.resolve.Resolved.Input;
import dev.weir.plan.resolve.Resolved.NamedBroker;
import dev.weir.plan.resolve.Resolved.Output;
import dev.weir.wire.PhysicalNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ACLs of a connector's user. */
final class KafkaPermissions {
    private KafkaPermissions() {}

    static List<String> of(@Nullable Input input, @Nullable Output output) {
        var acls = new ArrayList<String>();
        if (input != null) {
            PhysicalNames names = input.names();
            String declares = declares(input.broker());
            acls.add("topic " + names.destination() + ": Describe, Read" + declares);
            acls.add("topics beginning with " + names.workQueue() + ".: Describe, Read, Write" + declares);
            acls.add("group " + names.group() + ": Read");
            acls.add("group " + names.retryGroup() + ": Read");
        }
        if (output != null) {
            acls.add("topic " + output.spec().destination() + ": Describe, Write" + declares(output.broker()));
        }
        return acls;
    }

    static List<String> redrive(Input input) {
        PhysicalNames names = input.names();
        return List.of(
                "topic " + names.deadLetters() + ": Describe, Read, Write",
                "topic " + names.inbox() + ": Describe, Write",
                "transactional id " + names.redrive() + ": Describe, Write",
                "group " + names.redrive() + ": Describe, Read");
    }

    private static String declares(NamedBroker broker) {
        return broker.spec().topology() == TopologyMode.Create ? ", DescribeConfigs, Create" : ", DescribeConfigs";
    }
}
