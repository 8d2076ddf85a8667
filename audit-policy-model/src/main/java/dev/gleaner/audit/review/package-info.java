/**
 * Warnings about an audit policy that a server accepts: names and patterns that match nothing, rules that never decide,
 * writes and sessions that are not recorded, secrets that are. Start at {@link dev.gleaner.audit.review.PolicyReview}; {@link
 * dev.gleaner.audit.review.AnalysisFault} explains each warning. The answers about what a policy does are those of
 * {@code audit.analyze}, which are exact.
 */
@NullMarked
package dev.gleaner.audit.review;

import org.jspecify.annotations.NullMarked;
