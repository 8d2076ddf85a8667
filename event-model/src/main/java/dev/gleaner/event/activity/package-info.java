/**
 * What happened, and who did it. {@link dev.gleaner.event.activity.Activities} puts the stages of requests together,
 * {@link dev.gleaner.event.activity.ActivityFilter} picks some of them, and a
 * {@link dev.gleaner.event.activity.Timeline} lays them beside what the cluster reported about the same object.
 */
@ModelStyle
@NullMarked
package dev.gleaner.event.activity;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
