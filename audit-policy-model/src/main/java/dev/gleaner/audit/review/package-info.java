/**
 * Warnings about an audit policy that a server accepts: names and patterns that match nothing, rules that never decide,
 * writes and sessions that are not recorded, secrets that are. Start at {@link dev.gleaner.audit.review.PolicyReview};
 * {@link dev.gleaner.audit.review.AnalysisFault} explains each warning. Warnings about behaviour are answers of the
 * exact analysis in {@code audit.analyze}.
 */
@NullMarked
package dev.gleaner.audit.review;

import org.jspecify.annotations.NullMarked;
