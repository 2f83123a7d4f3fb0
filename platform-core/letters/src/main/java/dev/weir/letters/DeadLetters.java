package dev.weir.letters;

import com.rabbitmq.client.ConnectionFactory;
import dev.weir.wire.PhysicalNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dead letters of one consumer group. Looking ({@link #count}, {@link #list}, {@link #groups}, {@link #show},
 * {@link #export}) changes nothing, whenever it is interrupted. Taking out ({@link #redrive}, {@link #discard}) is for one
 * at a time; a letter leaves only after its copy is confirmed or on disk, so an interruption may double a letter and
 * never loses one.
 *
 * <p>On RabbitMQ looking holds letters for a moment: until it ends another reader sees fewer. Not for use by several
 * threads at once. Every method throws {@link LettersUnavailable} when broker, topic, queue or permission is missing.
 */
public interface DeadLetters extends AutoCloseable {
    /**
     * Dead letters on Kafka. Needs Read on the dead-letter topic; to take out also Write on it and on the inbox, Write on
     * the transactional id and Read on the consumer group, both named {@code <dead-letter topic>.redrive}.
     *
     * @param clientConfig {@code bootstrap.servers} and security settings as any Kafka client takes them
     * @param names of the group whose letters are meant
     */
    static DeadLetters kafka(Map<String, Object> clientConfig, PhysicalNames names) {
        return new LetterDesk(new KafkaStore(clientConfig, names));
    }

    /**
     * Dead letters on RabbitMQ. Needs read on the dead-letter queue; to take out also write on the default exchange, and
     * configure and read on the queue {@code <dead-letter queue>.redrive}.
     *
     * @param factory how to connect; it is copied
     * @param names of the group whose letters are meant
     */
    static DeadLetters rabbit(ConnectionFactory factory, PhysicalNames names) {
        return new LetterDesk(new RabbitStore(factory, names));
    }

    /** Topic or queue of the letters. */
    String name();

    /** How many letters there are; on RabbitMQ without those that somebody holds at this moment. */
    long count();

    /** The selected letters with their bodies, oldest first; mind the limit. */
    List<DeadLetter> list(Selection selection);

    /** The groups of the selected letters, the largest first; reads every selected letter. */
    List<LetterGroup> groups(Selection selection);

    /** One letter; empty when it is not there. */
    Optional<DeadLetter> show(String deadId);

    /**
     * Writes the selected letters into a new file, one JSON object in each line, complete enough to be put back by hand.
     *
     * @return how many were written
     * @throws java.io.UncheckedIOException when the file exists or cannot be written
     */
    long export(Selection selection, Path file);

    /**
     * Moves letters into the inbox of the group that failed: with business headers, key, id, root and trace, without what
     * tells of the failure, and with the number of redrives raised. Letters redriven too often are skipped and counted.
     *
     * @throws RedriveInProgress when somebody else does so now
     * @throws RedriveStopped when it ended early, also by an interrupt
     */
    Outcome redrive(Selection selection, RedriveOptions options, Progress progress);

    /**
     * Takes letters out for good, each after it was written into a new file as {@link #export} does.
     *
     * @throws java.io.UncheckedIOException when the file exists or cannot be written; nothing unwritten was taken out
     * @throws RedriveInProgress when somebody else takes letters out now
     * @throws RedriveStopped when it ended early, also by an interrupt
     */
    Outcome discard(Selection selection, Path exportFile, String reason, Progress progress);

    @Override
    void close();
}
