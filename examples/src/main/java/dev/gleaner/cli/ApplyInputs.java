package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.GoTemplate;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.ParsedObject;
import dev.gleaner.manifest.Rke2ServerConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects in files that {@code apply} sends to a cluster, and what in the files is not sent. */
final class ApplyInputs {
    private record Located(Manifest manifest, Part part) {}

    private final Map<String, Located> objects = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private ApplyInputs() {}

    static ApplyInputs read(List<Source> sources) {
        ApplyInputs inputs = new ApplyInputs();
        for (Source source : sources) {
            inputs.add(source, ParsedFile.readLenient(source));
        }
        return inputs;
    }

    private void add(Source source, ParsedFile file) {
        List<Violation> errors =
                file.syntaxViolations().stream().filter(Violation::isError).toList();
        if (!errors.isEmpty() && GoTemplate.of(source).hasActions()) {
            problems.add(source.name() + ": is a Go template, which must be rendered first");
            return;
        }
        errors.forEach(violation -> problems.add(violation.toString()));
        file.objects().forEach(this::add);
    }

    /** The distinct objects. */
    List<Manifest> manifests() {
        return objects.values().stream().map(Located::manifest).toList();
    }

    /** What is in the files and is not sent; each with its place. */
    List<String> notes() {
        return notes;
    }

    /** Why the files cannot be applied: errors of syntax, and objects that are defined twice, but differently. */
    List<String> problems() {
        return problems;
    }

    private void add(ParsedObject object) {
        Part part = object.part();
        if (isInside(object)) {
            return;
        }
        String instead = instead(object);
        if (!instead.isEmpty()) {
            notes.add(placeOf(part) + ": not applied: " + instead);
            return;
        }
        if (!(part.tree() instanceof Tree.Mapping tree)) {
            return;
        }
        Manifest manifest =
                object.as(ModelManifest.class).<Manifest>map(model -> model).orElseGet(() -> new OpaqueManifest(tree));
        Located first = objects.putIfAbsent(identity(manifest), new Located(manifest, part));
        if (first != null && !first.manifest().toTree().equals(manifest.toTree())) {
            problems.add(placeOf(part) + ": " + identity(manifest) + " is also in " + placeOf(first.part())
                    + ", with another content");
        }
    }

    private static String placeOf(Part part) {
        return part.file() + ":" + part.tree().position();
    }

    /** Whether it is in a text inside another object, which is sent or reported. */
    private static boolean isInside(ParsedObject object) {
        return object.nodePath().isPresent()
                || object.as(LoggingValues.class).isPresent()
                        && object.part().path().toString().contains("valuesContent");
    }

    /** What a part of a file is that is not sent; empty if it is an object of the cluster. */
    private static String instead(ParsedObject object) {
        if (object.as(AuditPolicy.class).isPresent()) {
            return "an audit policy; gleaner install puts it on a node";
        }
        if (object.as(Rke2ServerConfig.class).isPresent()) {
            return "the configuration of an RKE2 server; gleaner install changes it on a node";
        }
        if (object.as(LoggingValues.class).isPresent()) {
            return "values of a chart; they are installed as a part of a ManagedChart or an Addon";
        }
        Part part = object.part();
        return part.text("apiVersion").isEmpty() || part.text("kind").isEmpty() ? "not an object of the cluster" : "";
    }

    private static String identity(Manifest manifest) {
        String group =
                manifest.apiVersion().contains("/") ? manifest.apiVersion().replaceFirst("/.*", "") + " " : "";
        String namespace = manifest.metadata().namespace().map(own -> own + "/").orElse("");
        return group + manifest.kind() + " " + namespace
                + manifest.metadata().name().orElse("");
    }
}
