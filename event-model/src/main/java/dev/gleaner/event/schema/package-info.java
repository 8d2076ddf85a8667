/**
 * Records of other schemas: each class converts the fields of one schema to those of an audit event or of a Kubernetes
 * event. Fields without a counterpart are kept as unknown fields. This package is for the readers in
 * {@link dev.gleaner.event.read}.
 */
@NullMarked
package dev.gleaner.event.schema;

import org.jspecify.annotations.NullMarked;
