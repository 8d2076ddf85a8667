package dev.gleaner.examples;

import dev.gleaner.document.Fault;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.Resource;
import java.nio.file.Path;

/** Checks a custom rule: each ClusterFlow has a label with the team that owns it. */
public final class CheckOwnRule {
    private static final Fault NO_TEAM =
            Fault.error("flow-without-team", "no label \"team\"; add the team that owns %s");

    private CheckOwnRule() {}

    /** Takes a file, or a folder of manifests. */
    public static void main(String[] args) {
        for (Resource<ClusterFlow> flow : ClusterResources.of(Path.of(args[0])).all(ClusterFlow.class)) {
            if (!flow.value().metadata().labels().containsKey("team")) {
                System.out.println(flow.part().field("metadata").violation(NO_TEAM, flow.id()));
            }
        }
    }
}
