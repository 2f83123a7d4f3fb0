package dev.weir.plan.resolve;

/** One question about an Integration. It sees bounds already violated and passes over values it cannot read. */
@FunctionalInterface
interface Check {
    void run(Candidate candidate, Findings findings);
}
