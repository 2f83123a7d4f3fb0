/**
 * An application of Spring Cloud Stream without Weir, with the defaults of its binders. Decides nothing; what it sends is
 * foreign to our connectors. Start at {@link com.acme.bridge.BridgeApplication}.
 */
@NullMarked
package com.acme.bridge;

import org.jspecify.annotations.NullMarked;
