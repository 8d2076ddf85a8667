package dev.gleaner.logging.secret;

import dev.gleaner.document.Fault;

/**
 * Errors in a secret that the logging operator refuses (logging-operator 3.17.3, pkg/sdk of operator-tools, secret).
 */
public final class SecretFault {
    /**
     * A secret has neither a value nor a reference, so the operator cannot render the output. Set name and key of a
     * Secret in {@code valueFrom.secretKeyRef}, or in {@code mountFrom.secretKeyRef} if the plug-in needs the path of a
     * file, such as a certificate. Everyone who can read the output can read a literal {@code value}.
     */
    public static final Fault SECRET_NONE = Fault.error(
            "secret-none",
            "no secret Value or ValueFrom defined for field; expected value, mountFrom.secretKeyRef or"
                    + " valueFrom.secretKeyRef");

    private SecretFault() {}
}
