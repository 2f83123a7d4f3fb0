/**
 * A connector as an author writes it, which does what its messages say. Decides nothing; the fault cases start it and break
 * what is around it. Start at {@link com.acme.probe.Probe}.
 */
@NullMarked
package com.acme.probe;

import org.jspecify.annotations.NullMarked;
