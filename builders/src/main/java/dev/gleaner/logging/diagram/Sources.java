package dev.gleaner.logging.diagram;

import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.FileTailer;
import dev.gleaner.logging.FluentbitAgent;
import dev.gleaner.logging.HostTailer;
import dev.gleaner.logging.HostTailerSpec;
import dev.gleaner.logging.SystemdTailer;
import dev.gleaner.logging.fluentbit.FluentbitSpec;
import dev.gleaner.logging.fluentbit.InputTail;
import dev.gleaner.logging.nodeagent.LoggingNodeAgent;
import dev.gleaner.logging.nodeagent.NodeAgent;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.LoggingResources;
import dev.gleaner.logging.resources.Resource;
import dev.gleaner.logging.route.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds where records come from, and the fluent-bits that read them. */
final class Sources {
    /** The id of the logs of pods that are no tailers. */
    static final String PODS = "source:pods";

    /** The id of the log of kube-apiserver. */
    static final String AUDIT = "source:audit";

    private static final String FILES = "source:files";

    private final ClusterResources cluster;
    private final Contents contents;
    private final List<String> tailers = new ArrayList<>();

    Sources(ClusterResources cluster, Contents contents) {
        this.cluster = cluster;
        this.contents = contents;
    }

    void add() {
        cluster.all(EventTailer.class)
                .forEach(tailer -> addTailer(tailer.id(), "EventTailer " + tailer.name(), "Kubernetes events"));
        cluster.all(HostTailer.class)
                .forEach(tailer -> addTailer(
                        tailer.id(),
                        "HostTailer " + tailer.name(),
                        "namespace " + tailer.namespace(),
                        read(tailer.value().spec())));
        TailerPods.journals(cluster)
                .forEach(set -> addTailer(set.id(), "DaemonSet " + set.name(), "the journal of each node"));
        cluster.loggings().forEach(this::addFluentbits);
        cluster.all(FluentbitAgent.class).stream()
                .filter(agent -> !contents.has(agent.id()))
                .forEach(this::addUnused);
        cluster.all(NodeAgent.class).forEach(this::addNodeAgent);
    }

    private void addTailer(String id, String... lines) {
        contents.add(id, NodeKind.SOURCE, lines);
        tailers.add(id);
    }

    private static String read(HostTailerSpec spec) {
        long files = spec.fileTailers().stream().filter(Sources::isRead).count();
        long journals = spec.systemdTailers().stream().filter(Sources::isRead).count();
        return files + (files == 1 ? " file, " : " files, ") + journals + (journals == 1 ? " journal" : " journals");
    }

    private static boolean isRead(FileTailer tailer) {
        return !tailer.disabled().orElse(false);
    }

    private static boolean isRead(SystemdTailer tailer) {
        return !tailer.disabled().orElse(false);
    }

    private void addFluentbits(LoggingResources logging) {
        String name = logging.name();
        logging.logging()
                .value()
                .spec()
                .fluentbit()
                .ifPresent(own -> addFluentbit("fluentbit::" + name, "fluent-bit of " + name, own, logging));
        logging.fluentbitAgents()
                .forEach(agent -> addFluentbit(
                        agent.id(),
                        "FluentbitAgent " + agent.name(),
                        agent.value().spec(),
                        logging));
        int number = 0;
        for (LoggingNodeAgent agent : logging.logging().value().spec().nodeAgents()) {
            String id = "fluentbit:" + name + ":" + ++number;
            contents.add(id, NodeKind.FLUENTBIT, "node agent " + agent.name().orElse(""));
            read(RecordKind.POD, id);
            contents.connect(id, logging.logging().id());
        }
    }

    private void addFluentbit(String id, String name, FluentbitSpec fluentbit, LoggingResources logging) {
        if (!contents.has(id)) {
            addFluentbit(id, name, fluentbit, Optional.empty());
        }
        cluster.receivers(logging)
                .forEach(receiver -> contents.connect(id, receiver.logging().id()));
    }

    private void addFluentbit(String id, String name, FluentbitSpec fluentbit, Optional<String> problem) {
        String path = fluentbit.inputTail().flatMap(InputTail::path).orElse("/var/log/containers/*.log");
        contents.add(id, NodeKind.FLUENTBIT, problem, name, "reads " + path);
        read(RecordKind.readBy(fluentbit), id);
    }

    private void read(RecordKind kind, String fluentbit) {
        switch (kind) {
            case POD -> {
                contents.add(PODS, NodeKind.SOURCE, "logs of pods");
                contents.connect(PODS, fluentbit);
                tailers.forEach(tailer -> contents.connect(tailer, fluentbit));
            }
            case AUDIT -> {
                contents.add(AUDIT, NodeKind.SOURCE, "audit log", "of kube-apiserver");
                contents.connect(AUDIT, fluentbit);
            }
            case OTHER -> {
                contents.add(FILES, NodeKind.SOURCE, "other logs");
                contents.connect(FILES, fluentbit);
            }
        }
    }

    private void addUnused(Resource<FluentbitAgent> agent) {
        String ref = agent.value().spec().loggingRef().orElse("");
        Optional<String> problem = Optional.of(BrokenReference.noLogging(cluster, ref));
        addFluentbit(agent.id(), "FluentbitAgent " + agent.name(), agent.value().spec(), problem);
    }

    private void addNodeAgent(Resource<NodeAgent> agent) {
        String ref = agent.value().spec().loggingRef().orElse("");
        List<LoggingResources> takers = cluster.loggings().stream()
                .filter(logging -> logging.loggingRef().equals(ref))
                .toList();
        Optional<String> problem =
                takers.isEmpty() ? Optional.of(BrokenReference.noLogging(cluster, ref)) : Optional.empty();
        contents.add(agent.id(), NodeKind.FLUENTBIT, problem, "NodeAgent " + agent.name());
        read(RecordKind.POD, agent.id());
        takers.forEach(logging -> contents.connect(agent.id(), logging.logging().id()));
    }
}
