package dev.gleaner.event.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.ObjectReference;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The URLs of Rancher's API name the same objects as those of Kubernetes. */
class RancherRequestProperties {
    private static final List<String> GROUPS = List.of("", "apps", "kubevirt.io", "network.harvesterhci.io");

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('-', '0')
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> groups() {
        return Arbitraries.of(GROUPS);
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    }

    @Property
    void aUrlOfRancherIsReadLikeThatOfKubernetes(
            @ForAll("methods") String method,
            @ForAll("groups") String group,
            @ForAll("names") String resource,
            @ForAll("names") String namespace,
            @ForAll("names") String name) {
        String plural = "x" + resource;
        String type = (group.isEmpty() ? "" : group + ".") + plural;
        String api = group.isEmpty() ? "/api/v1" : "/apis/" + group + "/v1";
        RancherRequest rancher = RancherRequest.of(method, "/v1/harvester/" + type + "/" + namespace + "/" + name);
        RancherRequest kubernetes =
                RancherRequest.of(method, api + "/namespaces/" + namespace + "/" + plural + "/" + name);

        assertThat(rancher.verb()).isEqualTo(kubernetes.verb());
        assertThat(rancher.object().map(object -> object.edit(o -> o.apiVersion("v1"))))
                .isEqualTo(kubernetes.object())
                .contains(ObjectReference.of(o -> o.apiGroup(group)
                        .apiVersion("v1")
                        .resource(plural)
                        .namespace(namespace)
                        .name(name)));
        assertThat(RancherRequest.of(
                        method, "/k8s/clusters/c-m-1" + api + "/namespaces/" + namespace + "/" + plural + "/" + name))
                .isEqualTo(kubernetes);
    }

    @Property
    void anyTextIsAnUrl(@ForAll String method, @ForAll String uri) {
        for (String prefix : List.of("", "/v1/", "/v3/", "/api/", "/apis/", "/k8s/clusters/")) {
            assertThat(RancherRequest.of(method, prefix + uri).verb()).isNotNull();
        }
    }
}
