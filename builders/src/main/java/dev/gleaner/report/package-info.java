/**
 * A page about what happened in a cluster: who does most, what is denied, who touched Secrets, and what another policy
 * would record. Start at {@link dev.gleaner.report.ActivityReport}.
 */
@NullMarked
package dev.gleaner.report;

import org.jspecify.annotations.NullMarked;
