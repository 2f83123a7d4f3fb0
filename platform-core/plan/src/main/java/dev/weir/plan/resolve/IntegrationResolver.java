package dev.weir.plan.resolve;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.Endpoint;
import dev.weir.model.InputSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.model.OutputSpec;
import dev.weir.plan.resolve.Candidate.Side;
import dev.weir.plan.resolve.Resolved.Input;
import dev.weir.plan.resolve.Resolved.NamedBroker;
import dev.weir.plan.resolve.Resolved.Output;
import dev.weir.wire.PhysicalNames;
import dev.weir.wire.RetrySchedule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what an Integration names and says either everything that is wrong with it or nothing. Pure: the same
 * Integration and the same answers of {@link References} give the same resolution.
 */
public final class IntegrationResolver {
    private static final List<Check> CHECKS = List.of(
            // name and namespace can stand in names of processes, groups and files
            NameChecks::integrationIsNamed,
            // the connector is in the catalogue, in the version asked for, and usable
            ReferenceChecks::connectorExists,
            // every side has a Broker, which is there and usable
            ReferenceChecks::brokersExist,
            // the Secrets that options come from are there
            ReferenceChecks::configSecretsExist,
            // a source has no input, a sink no output, a processor both
            ShapeChecks::roleFits,
            // an input names a destination or a queue
            ShapeChecks::inputNamesSomething,
            // queue and id: MessageId are RabbitMQ's
            ShapeChecks::fieldsFitTheBroker,
            // one connection to each type of broker in a process
            ShapeChecks::oneBrokerOfEachType,
            // a message does not come back to where it was read
            ShapeChecks::outputIsNotTheInput,
            // no name ends like Weir's own or begins like the broker's own
            NameChecks::namesAreNotReserved,
            // retry and dead-letter queues of an existing queue can be named
            NameChecks::queueCanNameOthers,
            // nor do derived names become too long
            NameChecks::derivedNamesAreNotTooLong,
            // a call may take some time
            DeliveryChecks::callsHaveTime,
            // the delays of the retry policy fit into the tiers there may be
            DeliveryChecks::retriesFitTheirTiers,
            // the broker can keep messages as long as is asked
            DeliveryChecks::brokerKeepsThatLong,
            // what is rejected are classes
            DeliveryChecks::rejectsAreClassNames,
            // options do not shadow the platform's properties
            OptionChecks::optionsAreNotThePlatforms,
            // options can be written as properties
            OptionChecks::optionsCanBeWritten,
            // no option is given twice
            OptionChecks::secretsDoNotRepeatOptions,
            // options are what the connector's schema says
            OptionChecks::optionsFitTheSchema,
            // the connector listens beside the platform
            OptionChecks::portIsFree,
            // no name on the broker means two things within the Integration
            CollisionChecks::namesAreDistinct,
            // nor together with any other Integration that is known
            CollisionChecks::othersDoNotClaimTheNames);

    /**
     * Resolves an Integration.
     *
     * @param references asked for everything the Integration names, and for the other Integrations
     * @return {@link Resolved}, or {@link Unresolved} with all problems at once; only when required fields are missing is
     *     nothing else looked at
     */
    public Resolution resolve(Manifest<IntegrationSpec> integration, References references) {
        var findings = new Findings();
        new SchemaBounds(findings).check("spec", integration.spec());
        if (findings.contains(Reason.Missing)) {
            return new Unresolved(findings.problems());
        }
        Candidate candidate = Candidate.of(integration, references);
        CHECKS.forEach(check -> check.run(candidate, findings));
        Problems problems = findings.problems();
        return problems.isEmpty() ? resolved(candidate) : new Unresolved(problems);
    }

    private static Resolved resolved(Candidate candidate) {
        ConnectorSpec connector = Objects.requireNonNull(candidate.connector());
        return new Resolved(
                candidate.integration(),
                connector,
                input(candidate),
                output(candidate.output()),
                OptionSecrets.of(candidate).secrets(),
                candidate.options().listens(candidate.spec().config()));
    }

    private static @Nullable Input input(Candidate candidate) {
        Side<InputSpec> side = candidate.input();
        if (side == null) {
            return null;
        }
        PhysicalNames names = Objects.requireNonNull(candidate.names());
        RetrySchedule schedule = Objects.requireNonNull(candidate.schedule());
        return new Input(side.endpoint(), candidate.spec().delivery(), broker(side), names, schedule);
    }

    private static @Nullable Output output(@Nullable Side<OutputSpec> side) {
        return side == null ? null : new Output(side.endpoint(), broker(side));
    }

    private static <E extends Endpoint> NamedBroker broker(Side<E> side) {
        BrokerSpec broker = Objects.requireNonNull(side.broker());
        return new NamedBroker(Objects.requireNonNull(side.brokerName()), broker);
    }
}
