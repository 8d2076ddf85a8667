/**
 * Upgrades the chart values and manifests of one Harvester release to a later one, and explains what changes. Start at
 * {@link dev.gleaner.harvester.upgrade.Upgrade}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
