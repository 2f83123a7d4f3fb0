/**
 * Decides how tests speak to a broker without Weir: plain clients that publish with confirms and collect what arrives. A
 * module that uses it brings the broker clients itself. Start at {@link dev.weir.testkit.client.MessageClient}.
 */
@NullMarked
package dev.weir.testkit.client;

import org.jspecify.annotations.NullMarked;
