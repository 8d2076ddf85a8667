/**
 * Secrets that an output needs: a literal, or a reference to a key of a Kubernetes Secret. Start at
 * {@link dev.gleaner.logging.secret.SecretValue}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.secret;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
