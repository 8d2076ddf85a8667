package dev.gleaner.logging.secret;

import java.util.Objects;
import java.util.Set;

/**
 * The options of outputs and filters whose values are paths of files (fluentd 1.14.6 and the plug-ins of the operator's
 * image). A Secret for such an option is mounted: the plug-in does not find a file whose name is the content of a Secret.
 */
public final class PathOption {
    private static final Set<String> NAMES = Set.of(
            "assume_role_web_identity_token_file",
            "ca_cert",
            "ca_file",
            "ca_path",
            "cert",
            "client_cert",
            "client_cert_path",
            "client_key",
            "key",
            "private_key_path",
            "ssl_ca_cert",
            "ssl_client_cert",
            "ssl_client_cert_chain",
            "ssl_client_cert_key",
            "template_file",
            "tls_ca_cert_path",
            "tls_cert_path",
            "tls_client_cert_path",
            "tls_client_private_key_path",
            "tls_private_key_path",
            "trusted_ca_path");

    private PathOption() {}

    /** Whether an option with this name, such as {@code tls_ca_cert_path}, is the path of a file. */
    public static boolean isPath(String option) {
        return NAMES.contains(Objects.requireNonNull(option, "option"));
    }
}
