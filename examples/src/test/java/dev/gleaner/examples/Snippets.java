package dev.gleaner.examples;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Statements in Java, each compiled as the body of a method. Types are imported by their names. */
final class Snippets {
    private static final List<Path> ROOTS = Stream.of(
                    "event-model/src/main/java",
                    "audit-policy-model/src/main/java",
                    "logging-crd-model/src/main/java",
                    "builders/src/main/java",
                    "builders/src/test/java/dev/gleaner/assertj")
            .map(Path.of("..")::resolve)
            .toList();

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z.]+);");
    private static final Pattern TYPE = Pattern.compile("\\b[A-Z]\\w*");

    /** What the statements may use. */
    private static final String VALUES = """
            static Path path, file, folder;
            static List<Path> paths;
            static AuditPolicy policy, other;
            static AuditRequest request;
            static AuditEvent event;
            static Stream<AuditEvent> events, firstHalf, secondHalf;
            static Stream<Activity> activities;
            static ManifestSet set, manifests;
            static ClusterOutput output;
            static ClusterFlow flow;
            static KubernetesClient client;
            static java.util.concurrent.atomic.AtomicBoolean stopped;
            """;

    private Snippets() {}

    /** The source files of a type by its name. */
    static Map<String, Path> sources() {
        Map<String, Path> files = new TreeMap<>();
        for (Path root : ROOTS) {
            try (Stream<Path> found = Files.walk(root)) {
                found.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> files.put(nameOf(file).replace(".java", ""), file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static String nameOf(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    /** The errors of each of some statements, by their index; those that compile are missing. */
    static Map<Integer, List<String>> errors(List<String> statements) {
        Map<String, Path> sources = sources();
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            texts.add(new Text(i, classOf(i, statements.get(i), sources)));
        }
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
        JavacTask task = (JavacTask) compiler.getTask(null, null, messages, List.of("-proc:none"), null, texts);
        try {
            task.analyze();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Integer, List<String>> errors = new TreeMap<>();
        for (Diagnostic<? extends JavaFileObject> message : messages.getDiagnostics()) {
            if (message.getKind() == Diagnostic.Kind.ERROR && message.getSource() instanceof Text text) {
                errors.computeIfAbsent(text.index, index -> new ArrayList<>()).add(message.getMessage(Locale.ROOT));
            }
        }
        return errors;
    }

    private static String classOf(int index, String statements, Map<String, Path> sources) {
        StringBuilder imports = new StringBuilder("""
                import static dev.gleaner.assertj.GleanerAssertions.assertThat;
                import static dev.gleaner.event.activity.ActivityFilter.*;
                import io.fabric8.kubernetes.client.KubernetesClient;
                import java.nio.file.*;
                import java.time.*;
                import java.util.*;
                import java.util.stream.*;
                """);
        Set<String> names = TYPE.matcher(VALUES + statements)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        sources.forEach((name, file) -> {
            if (names.contains(name)) {
                imports.append("import " + packageOf(file) + "." + name + ";\n");
            }
        });
        return imports + "final class Snippet" + index + " {\n" + VALUES + "static void run() throws Exception {\n"
                + statements + "\n}\n}\n";
    }

    private static String packageOf(Path file) {
        try {
            return PACKAGE.matcher(Files.readString(file))
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The source of a class. */
    private static final class Text extends SimpleJavaFileObject {
        private final int index;
        private final String source;

        Text(int index, String source) {
            super(URI.create("string:///Snippet" + index + Kind.SOURCE.extension), Kind.SOURCE);
            this.index = index;
            this.source = source;
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
