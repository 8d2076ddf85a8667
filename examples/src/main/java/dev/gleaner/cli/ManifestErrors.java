package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterFault;
import dev.gleaner.manifest.ManifestFault;
import java.io.PrintWriter;
import java.util.List;

/** What {@code gleaner check} finds in the manifests of a result that does not show it. */
final class ManifestErrors {
    /** The maximum number of errors to print. */
    private static final int MOST = 3;

    private ManifestErrors() {}

    /**
     * Prints the first errors, that an Addon is off, and the first objects that are left out because their kind or API
     * group only resembles a known one. Returns the exit code.
     *
     * @param violations what the check found; its other warnings are not printed
     * @param check the call that prints all of it
     */
    static int report(List<Violation> violations, String check, PrintWriter err) {
        violations.stream()
                .filter(violation -> violation.code().equals(HarvesterFault.ADDON_OFF.code()))
                .forEach(addon -> printOff(addon, err));
        violations.stream()
                .filter(violation -> violation.code().equals(ManifestFault.KIND_SIMILAR.code()))
                .limit(MOST)
                .forEach(kind -> err.println(Printable.line(kind.toString())));
        List<Violation> errors = violations.stream().filter(Violation::isError).toList();
        if (errors.isEmpty()) {
            return Gleaner.SUCCESS;
        }
        err.println("the manifests have " + Counts.of(errors.size(), "error")
                + ", which may change what is recorded and where it goes:");
        int code = Gleaner.report(errors.subList(0, Math.min(MOST, errors.size())), err);
        if (errors.size() > MOST) {
            err.println(check + " prints all " + errors.size() + " errors");
        }
        return code;
    }

    private static void printOff(Violation addon, PrintWriter err) {
        err.println(Printable.line(
                addon.withMessage("the addon rancher-logging is off; the result is for the time when it is on")
                        .toString()));
    }
}
