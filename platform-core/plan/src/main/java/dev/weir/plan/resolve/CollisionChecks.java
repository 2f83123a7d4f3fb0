package dev.weir.plan.resolve;

import dev.weir.model.BrokerSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Would a name on a broker mean two things, within the Integration or together with others? */
final class CollisionChecks {
    private CollisionChecks() {}

    static void namesAreDistinct(Candidate candidate, Findings findings) {
        Map<String, Claim> byName = new HashMap<>();
        for (Claim claim : Claim.of(candidate)) {
            Claim earlier = byName.putIfAbsent(claim.onBroker(), claim);
            if (earlier != null && claim.clashesWith(earlier) && !claim.equals(earlier)) {
                findings.add(claim.path(), Reason.NameTaken, claim.clash(earlier, ""));
            }
        }
    }

    static void othersDoNotClaimTheNames(Candidate candidate, Findings findings) {
        List<Claim> own = Claim.of(candidate);
        Map<String, Claim> byName = new HashMap<>();
        own.forEach(claim -> byName.putIfAbsent(claim.onBroker(), claim));
        others(candidate).forEach(other -> firstClash(byName, other, candidate.references(), findings));
    }

    private static Collection<Manifest<IntegrationSpec>> others(Candidate candidate) {
        return candidate.references().rivals(candidate.integration()).stream()
                .filter(it -> !it.metadata().qualifiedName().equals(candidate.qualifiedName()))
                .filter(it -> Candidate.canBeNamed(it.spec()))
                .toList();
    }

    /** One problem for each other Integration: what clashes once mostly clashes in all names. */
    private static void firstClash(
            Map<String, Claim> own, Manifest<IntegrationSpec> other, References references, Findings findings) {
        String who = "Integration '" + other.metadata().qualifiedName() + "'";
        Claim.of(Candidate.ofNames(other, references)).stream()
                .filter(theirs -> clashes(own.get(theirs.onBroker()), theirs))
                .min(Comparator.comparing(Claim::name))
                .ifPresent(theirs -> {
                    Claim mine = Objects.requireNonNull(own.get(theirs.onBroker()));
                    boolean same = mine.isSameAs(theirs);
                    findings.add(
                            mine.path(),
                            same ? Reason.GroupTaken : Reason.NameTaken,
                            same ? who + " already reads " + mine.reader() : mine.clash(theirs, " of " + who));
                });
    }

    private static boolean clashes(@Nullable Claim mine, Claim theirs) {
        return mine != null && mine.clashesWith(theirs) && sameCluster(mine.broker(), theirs.broker());
    }

    private static boolean sameCluster(BrokerSpec one, BrokerSpec other) {
        return one.type() == other.type()
                && virtualHost(one).equals(virtualHost(other))
                && !Collections.disjoint(one.addresses(), other.addresses());
    }

    private static String virtualHost(BrokerSpec broker) {
        String host = broker.virtualHost();
        return host == null ? "/" : host;
    }
}
