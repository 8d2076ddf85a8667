package dev.gleaner.audit.evaluate;

import java.util.List;

/**
 * The groups that kube-apiserver gives to a user by its name (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/authentication/group/authenticated_group_adder.go, .../serviceaccount/util.go and
 * k8s.io/apiserver/pkg/server/config.go). Certificates and tokens can name others.
 */
final class ServerGroups {
    private static final String AUTHENTICATED = "system:authenticated";
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";
    private static final String NODE = "system:node:";

    private ServerGroups() {}

    static List<String> of(String user) {
        if (user.equals("system:anonymous")) {
            return List.of("system:unauthenticated");
        }
        // The server's own client is authenticated by a token that is in this group only.
        if (user.equals("system:apiserver")) {
            return List.of("system:masters");
        }
        if (user.startsWith(NODE)) {
            return List.of("system:nodes", AUTHENTICATED);
        }
        String account = user.startsWith(SERVICE_ACCOUNT) ? user.substring(SERVICE_ACCOUNT.length()) : "";
        int colon = account.indexOf(':');
        return colon > 0
                ? List.of(
                        "system:serviceaccounts",
                        "system:serviceaccounts:" + account.substring(0, colon),
                        AUTHENTICATED)
                : List.of(AUTHENTICATED);
    }
}
