/** A connector as an author writes it: what the runtime's tests run. */
@NullMarked
package com.acme.orders;

import org.jspecify.annotations.NullMarked;
