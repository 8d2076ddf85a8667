/**
 * The kinds for syslog-ng and AxoSyslog, which can run the flows of a Logging in place of fluentd. Names, references
 * and the {@code loggingRef} are typed; destinations, filters and settings have no model and are kept unchanged. Start
 * at {@link dev.gleaner.logging.syslogng.SyslogNgFlow}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.syslogng;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
