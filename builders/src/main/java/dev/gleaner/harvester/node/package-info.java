/**
 * Changes the files of a Harvester node that turn the audit log on, and leaves everything else in them as it is. Start
 * at {@link dev.gleaner.harvester.node.Rke2ServerConfigFile}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.harvester.node;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
