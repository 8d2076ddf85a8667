/**
 * The way of a record: which fluentd takes it, which flows accept it and why others do not, and the outputs that it
 * reaches. Start at {@link dev.gleaner.logging.route.Router}.
 */
@NullMarked
package dev.gleaner.logging.route;

import org.jspecify.annotations.NullMarked;
