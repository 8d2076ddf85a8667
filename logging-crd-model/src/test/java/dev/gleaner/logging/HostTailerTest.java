package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostTailerTest {
    @Test
    void aHostTailerReadsAsItIsWritten() {
        HostTailer tailer = HostTailer.of(h -> h.metadata(m -> m.name("nodes").namespace("cattle-logging-system"))
                .spec(s -> s.addFileTailer(f -> f.name("audit")
                                .path("/var/log/audit/*.log")
                                .readFromHead(true)
                                .containerOverrides(c -> c.image("rancher/fluent-bit:2.2.0")))
                        .addSystemdTailer(t -> t.name("kubelet")
                                .systemdFilter("kubelet.service")
                                .maxEntries(20))
                        .workloadOverrides(w -> w.priorityClassName("system-node-critical")
                                .addContainer(c -> c.name("kubelet").image("rancher/fluent-bit:2.2.0")))));
        String yaml = """
                apiVersion: logging-extensions.banzaicloud.io/v1alpha1
                kind: HostTailer
                metadata:
                  name: nodes
                  namespace: cattle-logging-system
                spec:
                  fileTailers:
                  - name: audit
                    path: /var/log/audit/*.log
                    read_from_head: true
                    containerOverrides:
                      image: rancher/fluent-bit:2.2.0
                  systemdTailers:
                  - name: kubelet
                    systemdFilter: kubelet.service
                    maxEntries: 20
                  workloadOverrides:
                    priorityClassName: system-node-critical
                    containers:
                    - name: kubelet
                      image: rancher/fluent-bit:2.2.0
                """;
        assertThat(tailer.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, HostTailer.class).orThrow()).isEqualTo(tailer);
        assertThat(Manifests.validate(tailer)).isEmpty();
    }

    @Test
    void aTailerNeedsANameAndAFile() {
        assertThat(violations("""
                fileTailers:
                - path: /var/log/syslog
                - name: dmesg
                systemdTailers:
                - name: kubelet
                """, HostTailerSpec.class))
                .containsExactly(
                        "2:3: fileTailers[0].name: missing; expected text [field-required]",
                        "3:3: fileTailers[1].path: missing; expected the path of a file, such as /var/log/syslog"
                                + " [tailer-path-none]");
    }

    @Test
    void aTailerHasTheNameOfAContainer() {
        assertThat(violations("""
                fileTailers:
                - name: Sys_Log
                  path: /var/log/syslog
                - name: %s
                  path: /var/log/dmesg
                - name: '-'
                  path: /var/log/a.log
                  disabled: true
                systemdTailers:
                - name: kubelet.service
                """.formatted("a".repeat(64)), HostTailerSpec.class))
                .containsExactly(
                        "2:3: fileTailers[0].name: no container can be named \"Sys_Log\"; expected at most 63 lower"
                                + " case letters, digits and dashes [tailer-name]",
                        "4:3: fileTailers[1].name: no container can be named \"" + "a".repeat(60)
                                + "...\"; expected at most 63 lower case letters, digits and dashes [tailer-name]",
                        "10:3: systemdTailers[0].name: no container can be named \"kubelet.service\"; expected at most"
                                + " 63 lower case letters, digits and dashes [tailer-name]");
    }

    @Test
    void namesAreUniqueAcrossBothLists() {
        assertThat(violations("""
                apiVersion: logging-extensions.banzaicloud.io/v1alpha1
                kind: HostTailer
                metadata: {name: nodes}
                spec:
                  fileTailers:
                  - {name: kubelet, path: /var/log/kubelet.log}
                  - {name: kubelet, path: /var/log/old.log, disabled: true}
                  systemdTailers:
                  - {name: kubelet}
                """, HostTailer.class))
                .containsExactly("9:6: spec.systemdTailers[0].name: Duplicate value: \"kubelet\"; spec.fileTailers[0]"
                        + " has this name, too [tailer-name-twice]");
    }

    @Test
    void aVolumeIsNamedAfterTheFolder() {
        assertThat(violations("""
                fileTailers:
                - {name: a, path: audit.log}
                - {name: b, path: logs/audit.log}
                - {name: c, path: /opt/logs/*/app.log}
                - {name: d, path: /opt/pods_/0.log}
                - {name: e, path: /var/lib//rancher/rke2/agent.log}
                - {name: f, path: /var/Cache_2/*.log}
                - {name: g, path: relative, disabled: true}
                systemdTailers:
                - {name: h, path: /.hidden/journal}
                - {name: i}
                """, HostTailerSpec.class))
                .containsExactly(
                        "2:13: fileTailers[0].path: " + unmountable("."),
                        "3:13: fileTailers[1].path: " + unmountable("logs"),
                        "4:13: fileTailers[2].path: " + unmountable("/opt/logs/*"),
                        "5:13: fileTailers[3].path: " + unmountable("/opt/pods_"),
                        "10:13: systemdTailers[0].path: " + unmountable("/.hidden"));
    }

    @Test
    void theRootFolderIsNotMounted() {
        assertThat(violations("fileTailers:\n- {name: a, path: /swapfile}\n", HostTailerSpec.class))
                .containsExactly("2:13: fileTailers[0].path: " + unmountable("/"));
    }

    @Test
    void aFolderIsMountedLiterally() {
        assertThat(violations("""
                fileTailers:
                - {name: a, path: /var/lib/*/logs/app.log}
                - {name: b, path: /var/log/pods/*/app/0.log}
                - {name: c, path: /var/log/pods/index}
                """, HostTailerSpec.class))
                .containsExactly("2:13: fileTailers[0].path: warning: the operator mounts the folder"
                        + " \"/var/lib/*/logs\" literally, so no file is found [tailer-folder-wildcard]");
    }

    @Test
    void otherVolumesCanReplaceThoseOfTheOperator() {
        assertThat(violations("""
                fileTailers:
                - name: a
                  path: /swapfile
                  containerOverrides:
                    volumeMounts: [{name: root, mountPath: /}]
                workloadOverrides:
                  volumes: [{name: root, hostPath: {path: /}}]
                """, HostTailerSpec.class)).isEmpty();
    }

    @Test
    void overridesAreForContainersOfTailers() {
        assertThat(violations("""
                fileTailers:
                - {name: audit, path: /var/log/audit/audit.log}
                systemdTailers:
                - {name: kubelet, disabled: true}
                workloadOverrides:
                  containers:
                  - name: kubelet
                  - name: host-tailer
                """, HostTailerSpec.class))
                .containsExactly("8:5: workloadOverrides.containers[1].name: warning: no container has the name"
                        + " \"host-tailer\", so this is ignored; expected \"audit\" or \"kubelet\" [tailer-container]");
    }

    @Test
    void anImageHasARepository() {
        assertThat(violations("""
                fileTailers:
                - name: audit
                  path: /var/log/audit/audit.log
                  image: {tag: 2.2.0}
                systemdTailers:
                - name: kubelet
                  image: {repository: rancher/fluent-bit}
                image: {repository: rancher/fluent-bit}
                """, HostTailerSpec.class))
                .containsExactly(
                        "4:10: fileTailers[0].image.repository: missing; expected the name of an image without its tag"
                                + " [tailer-image-repository-none]",
                        "8:1: image: warning: has no effect; write the image of each tailer [tailer-image-unused]");
    }

    @Test
    void aHostTailerHasTailers() {
        assertThat(violations("""
                apiVersion: logging-extensions.banzaicloud.io/v1alpha1
                kind: HostTailer
                metadata: {name: nodes}
                spec: {fileTailers: []}
                """, HostTailer.class))
                .containsExactly("4:7: spec: warning: no file or systemd tailer, so nothing is created [tailers-none]");
    }

    private static String unmountable(String folder) {
        return "no volume can be named after the folder \"" + folder
                + "\"; expected an absolute path such as /var/log/syslog [tailer-folder]";
    }

    private static <T extends OpenObject> List<String> violations(String yaml, Class<T> type) {
        return Manifests.read(yaml, type).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
