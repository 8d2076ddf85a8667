package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The classes that a start loads, which take most of its time. They are counted: times depend on the machine. */
@Timeout(120)
class StartUpTest {
    @TempDir
    private Path folder;

    @Test
    void generateLoadsOnlyWhatItWrites() throws Exception {
        List<String> loaded = loadedBy(
                "generate",
                "--release",
                "v1.1.3",
                "--out",
                folder.resolve("out").toString());
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**.yaml");
        assertThat(loaded).contains("dev.gleaner.cli.Generate", "dev.gleaner.logging.EventTailer");
        assertThat(loaded)
                .as("libraries")
                .noneMatch(name -> name.startsWith("com.fasterxml."))
                .noneMatch(name -> name.startsWith("org.yaml.") || name.startsWith("org.snakeyaml."))
                .noneMatch(name -> name.startsWith("java.security.SecureRandom"));
        assertThat(loaded)
                .as("kinds and plug-ins that are not met")
                .noneMatch(name -> name.startsWith("dev.gleaner.logging.output."))
                .noneMatch(name -> name.matches("dev\\.gleaner\\.logging\\.filter\\..*Filter.+"))
                .noneMatch(name -> name.startsWith("dev.gleaner.logging.Flow"))
                .noneMatch(name -> name.matches(
                        "dev\\.gleaner\\.logging\\.workload\\.(KubernetesVolume|ImageSpec|WorkloadMeta).*Lambda.*"));
        assertThat(loaded).as("other commands").noneMatch(name -> Gleaner.COMMANDS.stream()
                .filter(command -> !command.equals("generate"))
                .map(command -> Gleaner.command(command).getClass().getName())
                .anyMatch(name::startsWith));
        assertThat(loaded)
                .as("types of fabric8 that the manifests name")
                .filteredOn(name -> name.startsWith("io.fabric8."))
                .hasSizeLessThanOrEqualTo(14);
        List<String> ours =
                loaded.stream().filter(name -> name.startsWith("dev.gleaner.")).toList();
        assertThat(ours.stream().filter(name -> name.contains("$$Lambda")))
                .as("linked references")
                .hasSizeLessThanOrEqualTo(430);
        assertThat(ours.stream().filter(name -> !name.contains("$$Lambda")))
                .as("classes")
                .hasSizeLessThanOrEqualTo(225);
    }

    /** The client has thousands of classes. */
    @Test
    void onlyApplyLoadsTheClient() throws Exception {
        String manifest = Files.writeString(
                        folder.resolve("output.yaml"),
                        "apiVersion: logging.banzaicloud.io/v1beta1\nkind: Output\nmetadata: {name: a}\nspec: {nullout: {}}\n")
                .toString();
        for (List<String> call : List.of(List.of("check", manifest), List.of("apply", "--help"))) {
            assertThat(loadedBy(call.toArray(String[]::new)))
                    .contains("dev.gleaner.cli.Gleaner")
                    .noneMatch(name -> name.startsWith("io.fabric8.kubernetes.client."));
        }
    }

    /** The names of the classes that a process loads. */
    private List<String> loadedBy(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xlog:class+load:file=" + log + ":none:filesize=0",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Gleaner.class.getName()),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" source: "))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
        }
    }
}
