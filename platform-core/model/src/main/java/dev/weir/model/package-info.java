/**
 * Decides what an Integration, a Broker and a Connector are: the fields people write, their defaults and their bounds.
 * Start at {@link dev.weir.model.IntegrationSpec}. An absent field reaches a record's constructor as null, whatever the
 * declared type says; the constructor puts the default in, so that no reader ever sees null where none is declared.
 */
@NullMarked
package dev.weir.model;

import org.jspecify.annotations.NullMarked;
