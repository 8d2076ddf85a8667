package dev.gleaner.logging.output;

import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.plugin.Options;

/** The versions of TLS that the plug-ins of fluentd itself know (fluentd 1.14.6, lib/fluent/tls.rb). */
final class TlsVersions {
    static final Shape.Rule<Tree.Mapping> RULE =
            Options.among("tls_version", "TLSv1_1", "TLSv1_2", "TLSv1_3", "TLS1_1", "TLS1_2", "TLS1_3");

    private TlsVersions() {}
}
