package dev.gleaner.harvester;

import dev.gleaner.document.Violation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * What Rancher's API audit log has of each request: the values of {@code AUDIT_LEVEL} that record something in every
 * version. Level 0 turns the log off up to Rancher v2.11, and omits the headers in later versions.
 */
public enum RancherAuditLevel {
    /** Who, what, when, from where, the status and the headers. Passwords and tokens in headers are left out. */
    METADATA(1),
    /** The body of the request too, which has the name of a new object. Rancher redacts the values of Secrets. */
    REQUEST(2),
    /** The body of the response too. The log becomes large. */
    REQUEST_RESPONSE(3);

    private final int number;

    RancherAuditLevel(int number) {
        this.number = number;
    }

    /**
     * The level with a name, such as {@code request-response}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static RancherAuditLevel of(String label) {
        Objects.requireNonNull(label, "label");
        return Arrays.stream(values())
                .filter(level -> level.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown level " + Violation.quoted(label)
                        + "; expected metadata, request or request-response"));
    }

    /** The name on the command line, such as {@code request-response}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of {@code AUDIT_LEVEL}. */
    public int number() {
        return number;
    }
}
