/**
 * Files that state what an audit policy records of requests, and where records go: the tests that people write for
 * their manifests. Start at {@link dev.gleaner.expectation.Expectations};
 * {@link dev.gleaner.expectation.verify.ExpectationFile} reads and runs such a file.
 */
@ModelStyle
@NullMarked
package dev.gleaner.expectation;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
