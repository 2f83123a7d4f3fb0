package dev.weir.plan.resolve;

import dev.weir.model.BrokerSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Would a name on a broker mean two things, within the Integration or together with others? */
final class CollisionChecks {
    private CollisionChecks() {}

    static void namesAreDistinct(Candidate candidate, Findings findings) {
        List<Claim> own = Claim.of(candidate);
        for (int i = 0; i < own.size(); i++) {
            for (Claim other : own.subList(i + 1, own.size())) {
                if (own.get(i).clashesWith(other) && !own.get(i).equals(other)) {
                    findings.add(other.path(), Reason.NameTaken, other.clash(own.get(i), ""));
                }
            }
        }
    }

    static void othersDoNotClaimTheNames(Candidate candidate, Findings findings) {
        List<Claim> own = Claim.of(candidate);
        candidate.references().integrations().stream()
                .filter(it -> !it.metadata().qualifiedName().equals(candidate.qualifiedName()))
                .filter(it -> SchemaBounds.isComplete(it.spec()))
                .sorted(Comparator.comparing(it -> it.metadata().qualifiedName()))
                .forEach(it -> firstClash(own, it, candidate.references(), findings));
    }

    private static void firstClash(
            List<Claim> own, Manifest<IntegrationSpec> integration, References references, Findings findings) {
        List<Claim> theirs = Claim.of(Candidate.of(integration, references));
        String who = "Integration '" + integration.metadata().qualifiedName() + "'";
        for (Claim claim : own) {
            Optional<Claim> clash = theirs.stream()
                    .filter(it -> sameCluster(claim.broker(), it.broker()))
                    .filter(claim::clashesWith)
                    .findFirst();
            if (clash.isPresent()) {
                boolean same = claim.isSameAs(clash.get());
                findings.add(
                        claim.path(),
                        same ? Reason.GroupTaken : Reason.NameTaken,
                        same ? who + " already reads " + claim.reader() : claim.clash(clash.get(), " of " + who));
                return;
            }
        }
    }

    private static boolean sameCluster(BrokerSpec one, BrokerSpec other) {
        return one.type() == other.type()
                && Objects.equals(virtualHost(one), virtualHost(other))
                && !Collections.disjoint(one.addresses(), other.addresses());
    }

    private static String virtualHost(BrokerSpec broker) {
        String host = broker.virtualHost();
        return host == null ? "/" : host;
    }
}
