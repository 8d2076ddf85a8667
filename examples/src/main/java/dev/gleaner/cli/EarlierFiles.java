package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Files in a folder that have names of generated files, but are not of this call. */
final class EarlierFiles {
    private static final Pattern GENERATED = Pattern.compile("(rke2|rancherd|kubectl)-\\d+-.+\\.yaml");

    private EarlierFiles() {}

    /**
     * Reports the files of earlier calls, because a release or an output that is no longer wanted stays with them.
     *
     * @param names the names of all files in the folder
     */
    static void report(Path folder, List<String> names, ManifestSet set, PrintWriter err) {
        Set<String> earlier = new TreeSet<>(names);
        for (ManifestFile file : set.files()) {
            earlier.remove(file.name());
        }
        earlier.removeIf(name -> !GENERATED.matcher(name).matches());
        if (!earlier.isEmpty()) {
            err.println(Printable.line(folder + " also contains " + String.join(", ", earlier)
                    + ", which this call does not generate; remove what is no longer wanted"));
        }
    }
}
