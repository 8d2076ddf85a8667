package dev.gleaner.event.line;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a request came from.
 *
 * @param sourceIps the addresses
 * @param userAgent what the client calls itself
 */
record Origin(List<String> sourceIps, String userAgent) {
    /** An origin that is not recorded. */
    static final Origin UNKNOWN = new Origin(List.of(), "");

    /** Takes what is found. */
    static final class Builder {
        final List<String> sourceIps = new ArrayList<>();
        String userAgent = "";

        Origin build() {
            return new Origin(List.copyOf(sourceIps), userAgent);
        }
    }
}
