/**
 * Reads logs with Apache Spark: {@link dev.gleaner.spark.AuditSource} is the data source {@code gleaner-audit},
 * {@link dev.gleaner.spark.EventSource} is {@code gleaner-events}, and {@link dev.gleaner.spark.PolicyReplayJob} replays
 * an audit policy on a cluster. Compiled by the profile {@code spark} only.
 */
@NullMarked
package dev.gleaner.spark;

import org.jspecify.annotations.NullMarked;
