package dev.gleaner.cli;

import dev.gleaner.harvester.HarvesterRelease;
import java.io.PrintWriter;

/** Prints the releases of Harvester and what they ship, one line for each release. */
final class ReleaseTable {
    private static final String FORMAT = "%-11s %-28s %-9s %-13s %-8s %s%n";

    private ReleaseTable() {}

    static void print(PrintWriter out) {
        out.printf(FORMAT, "RELEASE", "CHART", "OPERATOR", "WRAPPER", "DEFAULT", "EVENT TAILER IMAGE");
        for (HarvesterRelease release : HarvesterRelease.releases()) {
            out.printf(
                    FORMAT,
                    release,
                    release.chartVersion(),
                    release.operatorVersion(),
                    release.wrapper().kind(),
                    release.wrapper().isOnByDefault() ? "on" : "off",
                    release.eventRouterImage());
        }
        out.flush();
    }
}
