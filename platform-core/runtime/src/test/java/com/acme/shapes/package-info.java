/** Functions of every shape an author may write: what the runtime's tests run one of. */
@NullMarked
package com.acme.shapes;

import org.jspecify.annotations.NullMarked;
