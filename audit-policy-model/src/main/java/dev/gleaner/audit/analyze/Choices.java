package dev.gleaner.audit.analyze;

import java.util.BitSet;
import java.util.List;

/**
 * The values that a part of a request can have inside some boxes, and the boxes that accept all of them.
 *
 * @param traits the values
 * @param common the boxes that accept each value, so that no choice excludes them
 */
record Choices(List<Trait> traits, BitSet common) {}
