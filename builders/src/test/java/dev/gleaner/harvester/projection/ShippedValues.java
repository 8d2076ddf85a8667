package dev.gleaner.harvester.projection;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;

/** The values that releases of Harvester ship, written from the facts about them. */
enum ShippedValues {
    V1_1("100.1.3+up3.17.7", "1.9.5", ""),
    V1_2_0("102.0.0+up3.17.10", "1.9.5", "v0.1.1"),
    V1_2_2("103.0.0+up3.17.10", "", "v0.1.2"),
    V1_4_0("103.1.0+up4.4.0", "", "v0.3.2"),
    V1_5_0("105.2.0+up4.10.0", "", "v1.5.0"),
    V1_7_0("107.0.1+up4.10.0-rancher.10", "", "v1.7.0"),
    V1_8_0("108.0.2+up4.10.0-rancher.18", "", "v1.8.0"),
    V1_9_0("109.0.0+up4.10.0-rancher.23", "", "v1.9.0-rc3");

    private static final String IMAGES = """
            images:
              fluentbit:
                tag: TAG
              fluentbit_debug:
                tag: TAG-debug
            """;

    private static final String COLLECTION = """
            systemdLogPath: /var/log/journal
            disablePvc: true
            additionalLoggingSources:
              rke2: {enabled: true}
              kubeAudit:
                enabled: true
                auditFilename: audit.log
                pathPrefix: /var/lib/rancher/rke2/server/logs/
                loggingRef: harvester-kube-audit-log-ref
                fluentbit:
                  logTag: kube-audit
                  tolerations:
                  - {key: node-role.kubernetes.io/controlplane, value: "true", effect: NoSchedule}
                  - {key: node-role.kubernetes.io/etcd, value: "true", effect: NoExecute}
            fluentd:
              resources:
                limits: {cpu: 1000m, memory: 800Mi}
                requests: {cpu: 100m, memory: 200Mi}
            fluentbit:
              resources:
                limits: {cpu: 200m, memory: 200Mi}
                requests: {cpu: 50m, memory: 50Mi}
            """;

    private static final String EVENT_TAILER = """
            eventTailer:
              name: harvester-default
              namespace: cattle-logging-system
              controlNamespace: cattle-logging-system
              workloadOverrides:
                containers:
                - image: rancher/harvester-eventrouter:TAG
                  name: event-tailer
                  resources:
                    limits: {cpu: 100m, memory: 100Mi}
                    requests: {cpu: 20m, memory: 20Mi}
            """;

    private final String chart;
    private final String text;

    ShippedValues(String chart, String fluentbit, String eventrouter) {
        this.chart = chart;
        this.text = (fluentbit.isEmpty() ? "" : IMAGES.replace("TAG", fluentbit))
                + COLLECTION
                + (eventrouter.isEmpty() ? "" : EVENT_TAILER.replace("TAG", eventrouter));
    }

    /** The version of the chart. */
    String chart() {
        return chart;
    }

    /** The chart. */
    ChartProjection projection() {
        return ChartProjection.of(chart);
    }

    /** The values. */
    Tree.Mapping tree() {
        return yaml(text);
    }

    /** A mapping from its YAML. */
    static Tree.Mapping yaml(String text) {
        return (Tree.Mapping)
                ManifestReader.lenient().readAll(Source.of(text)).parts().get(0).tree();
    }
}
