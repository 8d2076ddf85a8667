package dev.gleaner.event.line;

import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The origin of a request in Rancher's API audit log. The addresses are in the order in which kube-apiserver writes
 * them: those that proxies claim, and the peer of Rancher, which is its ingress, as the last (Kubernetes v1.24,
 * k8s.io/apimachinery/pkg/util/net/http.go).
 */
final class RancherOrigin {
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

    private RancherOrigin() {}

    static List<String> addresses(Tree.Mapping entry) {
        List<String> all = new ArrayList<>();
        for (String claimed : header(entry, "X-Forwarded-For").orElse("").split(",", -1)) {
            add(claimed.strip(), all);
        }
        if (all.isEmpty()) {
            add(header(entry, "X-Real-Ip").orElse("").strip(), all);
        }
        String peer = host(entry.text("remoteAddr").orElse(""));
        if (all.isEmpty() || !all.get(all.size() - 1).equals(peer)) {
            add(peer, all);
        }
        return all;
    }

    private static void add(String address, List<String> all) {
        if (ADDRESS.matcher(address).matches()) {
            all.add(address);
        }
    }

    static Optional<String> userAgent(Tree.Mapping entry) {
        return header(entry, "User-Agent");
    }

    /** The values of a request header; empty if it is not recorded, as at level 0. */
    private static Optional<String> header(Tree.Mapping entry, String name) {
        return entry.get("requestHeader").orElse(Tree.nothing()) instanceof Tree.Mapping headers
                        && headers.get(name).orElse(Tree.nothing()) instanceof Tree.Sequence values
                ? values.items().stream()
                        .filter(Tree.Text.class::isInstance)
                        .map(value -> ((Tree.Text) value).value())
                        .reduce((one, other) -> other)
                : Optional.empty();
    }

    /** The host of an address with a port; IPv6 is in brackets. */
    private static String host(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 0 || address.indexOf(':') < colon && !address.startsWith("[")) {
            return address;
        }
        String host = address.substring(0, colon);
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
