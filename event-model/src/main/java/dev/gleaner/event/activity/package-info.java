/**
 * Who did what. {@link dev.gleaner.event.activity.Activities} combines the stages of each request,
 * {@link dev.gleaner.event.activity.ActivityFilter} selects activities, and {@link dev.gleaner.event.activity.Timeline}
 * shows them together with the Kubernetes events about the same object.
 */
@ModelStyle
@NullMarked
package dev.gleaner.event.activity;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
