/** Connectors of somebody else's, one of each shape, whose every message says what is to become of it. */
@NullMarked
package com.acme.conform;

import org.jspecify.annotations.NullMarked;
