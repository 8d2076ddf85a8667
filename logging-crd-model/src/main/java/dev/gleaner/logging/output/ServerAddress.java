package dev.gleaner.logging.output;

import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.plugin.RawText;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The rules for the host and the port of a server, which fluentd uses only when it sends records. */
final class ServerAddress {
    private static final Pattern NO_HOST = Pattern.compile("[\\s/]");

    private static final BigDecimal LAST_PORT = BigDecimal.valueOf(65_535);

    private ServerAddress() {}

    /**
     * The rule that a field is a port. {@code first} is 1 for a required port, and 0 for an optional one: the operator
     * omits 0.
     */
    static Shape.Rule<Tree.Mapping> port(String field, int first) {
        return (plugin, position, path, violations) -> {
            if (plugin.get(field).orElse(Tree.nothing()) instanceof Tree.Decimal port
                    && (port.value().signum() < 0
                            || port.value().signum() == 0 && first > 0
                            || port.value().compareTo(LAST_PORT) > 0)) {
                violations.report(
                        OutputFault.PORT, plugin, path, field, port.value().toPlainString());
            }
        };
    }

    /** The rule that a field is a host and not a URL. */
    static Shape.Rule<Tree.Mapping> host(String field) {
        return (plugin, position, path, violations) -> plugin.text(field)
                .flatMap(RawText::read)
                .filter(host -> !isHost(host))
                .ifPresent(host -> violations.report(
                        OutputFault.HOST, plugin, path, field, Violation.quoted(UriSyntax.withoutUser(host))));
    }

    /** Whether a text may be the name or the address of a host. */
    static boolean isHost(String text) {
        return !NO_HOST.matcher(text).find();
    }
}
