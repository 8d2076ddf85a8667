package dev.gleaner.logging.secret;

import dev.gleaner.document.Fault;

/** What the logging operator refuses in a secret (logging-operator 3.17.3, pkg/sdk of operator-tools, secret). */
public final class SecretFault {
    /**
     * A secret says neither what it is nor where it is, so that the operator cannot render the output. Name the Secret
     * and the key in it below {@code valueFrom.secretKeyRef}; with {@code mountFrom} the plug-in gets a path to a file,
     * as certificates want. A literal {@code value} can be read by everybody who can read the output.
     */
    public static final Fault SECRET_NONE = Fault.error(
            "secret-none",
            "no secret Value or ValueFrom defined for field; expected value, mountFrom.secretKeyRef or"
                    + " valueFrom.secretKeyRef");

    private SecretFault() {}
}
