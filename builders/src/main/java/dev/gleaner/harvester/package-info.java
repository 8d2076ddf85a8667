/**
 * What Harvester ships for audit, events and logging, and the proposal that it began with. Start at
 * {@link dev.gleaner.harvester.HarvesterLogging}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.harvester;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
