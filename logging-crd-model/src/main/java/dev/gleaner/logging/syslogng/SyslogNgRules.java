package dev.gleaner.logging.syslogng;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.LoggingFault;

/** The operator's rules for both kinds of flows of syslog-ng. */
final class SyslogNgRules {
    private SyslogNgRules() {}

    /** Warns of a flow without a spec, which the CRDs of all versions accept. */
    static void checkSpec(Tree.Mapping flow, Position position, FieldPath path, Violations violations) {
        if (!flow.isSet("spec")) {
            violations.report(LoggingFault.FLOW_WITHOUT_SPEC, position, path.field("spec"));
        }
    }
}
