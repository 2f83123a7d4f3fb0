/**
 * Decides how dead letters are looked at and taken out from outside a connector, alike on Kafka and RabbitMQ: nothing
 * leaves before its copy is confirmed, and looking changes nothing. Start at {@link dev.weir.letters.DeadLetters}.
 */
@NullMarked
package dev.weir.letters;

import org.jspecify.annotations.NullMarked;
