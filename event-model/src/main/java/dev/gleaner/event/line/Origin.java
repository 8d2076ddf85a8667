package dev.gleaner.event.line;

import java.util.ArrayList;
import java.util.List;

/**
 * The origin of a request.
 *
 * @param sourceIps the addresses
 * @param userAgent the user agent; empty if the client sends none
 */
record Origin(List<String> sourceIps, String userAgent) {
    /** An origin that is not recorded. */
    static final Origin UNKNOWN = new Origin(List.of(), "");

    /** Collects the parts of an origin. */
    static final class Builder {
        final List<String> sourceIps = new ArrayList<>();
        String userAgent = "";

        Origin build() {
            return new Origin(List.copyOf(sourceIps), userAgent);
        }
    }
}
