/** A source as an author writes it: what the runtime's tests run. */
@NullMarked
package com.acme.source;

import org.jspecify.annotations.NullMarked;
