/**
 * The manifests that Harvester ships for audit, events and logging, and those of Harvester's enhancement proposal
 * "Event and audit log". Start at {@link dev.gleaner.harvester.HarvesterLogging}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.harvester;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
