package dev.gleaner.logging.output;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that Ruby's library accepts as a URI: those of RFC 3986 in ASCII, with any characters in the query. */
final class UriSyntax {
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private static final String REST = "(?:\\?[ -\"$-~]*)?(?:#[A-Za-z0-9._~!$&'()*+,;=:@/?-]*)?";

    private static final String SEGMENTS = "[A-Za-z0-9._~!$&'()*+,;=:@/-]*";

    private static final String AUTHORITY = "//(?:[A-Za-z0-9._~!$&'()*+,;=:-]*@)?"
            + "(?:\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._~!$&'()*+,;=-]*)(?::[0-9]*)?(?:/" + SEGMENTS + ")?";

    private static final Pattern ABSOLUTE =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?:" + AUTHORITY + "|(?!//)" + SEGMENTS + ")" + REST);

    private static final Pattern RELATIVE = Pattern.compile("(?:" + AUTHORITY + "|(?!//)(?:/" + SEGMENTS
            + "|[A-Za-z0-9._~!$&'()*+,;=@-]*(?:/" + SEGMENTS + ")?))" + REST);

    private static final Pattern HTTP = Pattern.compile("(?i)https?://.*");

    private static final Pattern SERVER =
            Pattern.compile("[^:]+://(?:[^/?#]*@)?(?:\\[[^\\]]*\\]|[^:/?#@]+)(?::0*([0-9]*))?(?:[/?#].*)?");

    private static final int LAST_PORT = 65_535;

    private UriSyntax() {}

    /** Whether a text is a URI or a relative reference. */
    static boolean isUri(String text) {
        String plain = ESCAPE.matcher(text).replaceAll("x");
        return ABSOLUTE.matcher(plain).matches() || RELATIVE.matcher(plain).matches();
    }

    /** Whether a text is a URI of HTTP or HTTPS. */
    static boolean isHttp(String text) {
        return HTTP.matcher(text).matches() && isUri(text);
    }

    /** Whether a URI of HTTP or HTTPS has a host. If it has a port, the port must be valid. */
    static boolean hasServer(String text) {
        Matcher server = SERVER.matcher(text);
        if (!server.matches()) {
            return false;
        }
        String port = server.group(1);
        return port == null || port.length() <= 5 && (port.isEmpty() || Integer.parseInt(port) <= LAST_PORT);
    }

    /** A text without the user and the password of a URI, for messages. */
    static String withoutUser(String text) {
        return text.replaceFirst("//[^/]*@", "//");
    }
}
