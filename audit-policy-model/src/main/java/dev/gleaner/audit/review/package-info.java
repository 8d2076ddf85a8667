/**
 * Warnings about an audit policy that a server accepts: names and patterns that match nothing, rules that never decide,
 * writes and sessions that are not recorded, secrets that are. Start at
 * {@link dev.gleaner.audit.review.PolicyBehaviour}.
 */
@NullMarked
package dev.gleaner.audit.review;

import org.jspecify.annotations.NullMarked;
