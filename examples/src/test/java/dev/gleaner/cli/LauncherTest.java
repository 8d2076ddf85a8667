package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the launcher from a folder whose name has blanks. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class LauncherTest {
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    /** A Java that prints its arguments. */
    private static final String TALKATIVE = """
            #!/bin/sh
            echo "$$ $LC_ALL"
            for argument; do echo "$argument"; done
            exit 7
            """;

    @TempDir
    private static Path shared;

    private static Path launcher;
    private static Path jar;

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private record Run(long process, int code, String out, String err) {}

    @BeforeAll
    static void install() throws IOException {
        Path home = Files.createDirectory(shared.resolve("a folder"));
        launcher =
                Files.copy(Path.of("src/main/sh/gleaner"), home.resolve("gleaner"), StandardCopyOption.COPY_ATTRIBUTES);
        jar = home.resolve("gleaner.jar");
        writeJar(jar);
    }

    /** Puts the classes of the build into a jar: Java archives no classes from folders. */
    private static void writeJar(Path jar) throws IOException {
        List<Path> path = Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .map(Path::of)
                .toList();
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Gleaner.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                path.stream()
                        .filter(Files::isRegularFile)
                        .map(entry -> entry.toUri().toString())
                        .collect(Collectors.joining(" ")));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Path root : path) {
                if (Files.isDirectory(root) && root.endsWith("classes")) {
                    addClasses(root, out);
                }
            }
        }
    }

    private static void addClasses(Path root, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("dev"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(root.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }

    @BeforeEach
    void setEnvironment() {
        environment.put("JAVA_HOME", JAVA_HOME.toString());
        environment.put("GLEANER_CACHE", shared.resolve("the cache").toString());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("LC_ALL", "C");
    }

    @Test
    void itIsExecutable() {
        assertThat(launcher).isExecutable();
    }

    @Test
    void argumentsAndExitCodesPassThrough() throws Exception {
        Path manifest = Files.writeString(folder.resolve("a  file.yaml"), "kind: Policy\n");
        assertThat(run(launcher, "check", manifest.toString())).satisfies(run -> {
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).startsWith(manifest + ":1:1: ");
            assertThat(run.err()).isEmpty();
        });
        assertThat(run(launcher, "check").code()).isEqualTo(2);
        assertThat(run(launcher, "--version").out()).isEqualTo("gleaner 0.1.0\n");
    }

    @Test
    void itRunsThroughSymbolicLinks() throws Exception {
        Path away = Files.createDirectories(folder.resolve("far away/bin"));
        Path first = Files.createSymbolicLink(away.resolve("first"), away.relativize(launcher));
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("far away/bin/first"));
        assertThat(run(first, "--version").code()).isZero();
        assertThat(run(second, "--version").code()).isZero();
        assertThat(run(Path.of("sh"), "second", "--version").code()).isZero();
    }

    /** Java 17 does not use an archive of a jar whose URL has escapes, such as for the blank of "a folder". */
    @Test
    void theFirstCallCreatesAnArchiveForLaterCalls() throws Exception {
        Path cache = folder.resolve("cache");
        environment.put("GLEANER_CACHE", cache.toString());
        Path launcher =
                Files.copy(LauncherTest.launcher, folder.resolve("gleaner"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(jar, folder.resolve("gleaner.jar"));
        assertThat(run(launcher, "--version").code()).isZero();
        assertThat(archives(cache)).hasSize(1);
        Path archive = archives(cache).get(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive.getParent())))
                .isEqualTo("rwx------");

        Path log = folder.resolve("classes.log");
        environment.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log + ":none");
        assertThat(run(launcher, "generate", "--release", "v1.1.3").code()).isZero();
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.startsWith("dev.gleaner.cli.") && !line.contains("$$Lambda"))
                .isNotEmpty()
                .allMatch(line -> line.contains("source: shared objects file"));
    }

    @Test
    void aTruncatedArchiveIsReplaced() throws Exception {
        environment.put("GLEANER_CACHE", folder.toString());
        Path whole = anArchive();
        Path broken = folder.resolve(whole.getFileName());
        Files.write(broken, Arrays.copyOf(Files.readAllBytes(whole), 100_000));
        assertThat(run(launcher, "--version")).satisfies(LauncherTest::isFine);
        assertThat(archives(folder)).singleElement().satisfies(made -> assertThat(made)
                .hasFileName(made.getFileName().toString().replaceAll("\\..*", "." + Files.size(made)))
                .hasBinaryContent(Files.readAllBytes(made)));
        assertThat(Files.size(archives(folder).get(0))).isGreaterThan(1 << 20);
    }

    @Test
    void anInvalidArchiveIsIgnored() throws Exception {
        environment.put("GLEANER_CACHE", folder.toString());
        Path whole = anArchive();
        Files.write(folder.resolve(whole.getFileName()), new byte[(int) Files.size(whole)]);
        assertThat(run(launcher, "--version")).satisfies(LauncherTest::isFine);
    }

    @Test
    void itRunsWithoutAnArchiveIfNoneCanBeCreated() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        environment.put("GLEANER_CACHE", file.resolve("cache").toString());
        assertThat(run(launcher, "--version")).satisfies(LauncherTest::isFine);
    }

    @Test
    void itRunsWithoutAnArchiveIfItsFolderIsReadOnly() throws Exception {
        assumeTrue(!System.getProperty("user.name").equals("root"), "root can write everywhere");
        environment.put(
                "GLEANER_CACHE",
                Files.createDirectory(
                                folder.resolve("fixed"),
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")))
                        .toString());
        assertThat(run(launcher, "--version")).satisfies(LauncherTest::isFine);
    }

    @Test
    void anEmptyCacheTurnsTheArchiveOff() throws Exception {
        environment.put("HOME", folder.toString());
        environment.put("GLEANER_CACHE", "");
        assertThat(run(launcher, "--version")).satisfies(LauncherTest::isFine);
        environment.put("GLEANER_CACHE", "relative");
        assertThat(run(launcher, "--version")).satisfies(LauncherTest::isFine);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void firstCallsAtTheSameTimeDoNotDisturbEachOther() throws Exception {
        environment.put("GLEANER_CACHE", folder.resolve("cache").toString());
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(start(launcher, "--version"));
        }
        for (Process process : processes) {
            assertThat(read(process)).satisfies(LauncherTest::isFine);
        }
        assertThat(archives(folder.resolve("cache"))).hasSize(1);
        try (Stream<Path> all = Files.list(folder.resolve("cache"))) {
            assertThat(all).hasSize(1);
        }
    }

    /** The launcher replaces itself by Java, so that Java receives signals. */
    @Test
    void itReplacesItsProcessByJava() throws Exception {
        talkativeJava("17.0.9");
        Run run = run(launcher, "who", "a  b", "", "*");
        assertThat(run.code()).isEqualTo(7);
        assertThat(run.out()).isEqualTo("""
                        %d C.UTF-8
                        -XX:TieredStopAtLevel=1
                        -XX:+UseSerialGC
                        -Xms16m
                        -XX:MaxNewSize=32m
                        -jar
                        %s
                        who
                        a  b

                        *
                        """.formatted(run.process(), jar.toRealPath()));
    }

    @Test
    void theReceiverRunsLongEnoughForTheUsualOptionsOfJava() throws Exception {
        talkativeJava("17.0.9");
        Run run = run(launcher, "receive");
        assertThat(run.out()).isEqualTo("%d C.UTF-8\n-jar\n%s\nreceive\n".formatted(run.process(), jar.toRealPath()));
    }

    /** The archive of the jar is used with a longer class path too. */
    @Test
    void optionalLibrariesAreInTheClassPathOfCommandsThatNeedThem() throws Exception {
        talkativeJava("17.0.9");
        String path = jar.toRealPath() + ":" + jar.toRealPath().resolveSibling("lib") + "/*";
        Run run = run(launcher, "sql", "select *");
        assertThat(run.out())
                .isEqualTo(
                        "%d C.UTF-8\n-cp\n%s\ndev.gleaner.cli.Gleaner\nsql\nselect *\n".formatted(run.process(), path));
        environment.put("GLEANER_CLASSPATH", "/a b/duckdb.jar");
        assertThat(run(launcher, "export").out()).contains("\n-cp\n" + path + ":/a b/duckdb.jar\ndev.gleaner");
        talkativeJava("24.0.1");
        assertThat(run(launcher, "sql").out()).contains("\n--enable-native-access=ALL-UNNAMED\n-cp\n");
    }

    @ParameterizedTest
    @CsvSource({
        "C,,,C.UTF-8",
        "POSIX,de_DE.UTF-8,,C.UTF-8",
        ",C,de_DE.UTF-8,C.UTF-8",
        ",,C,C.UTF-8",
        ",,,C.UTF-8",
        ",,de_DE.UTF-8,",
        ",fr_FR.UTF-8,C,",
        "en_GB.UTF-8,C,C,en_GB.UTF-8"
    })
    void anAsciiLocaleIsReplaced(String all, String type, String language, String expected) throws Exception {
        talkativeJava("17.0.9");
        environment.put("LC_ALL", all == null ? "" : all);
        environment.put("LC_CTYPE", type == null ? "" : type);
        environment.put("LANG", language == null ? "" : language);
        Run run = run(launcher);
        assertThat(run.out()).startsWith(run.process() + " " + (expected == null ? "" : expected) + "\n");
    }

    @Test
    void fileNamesMayHaveAnyLetters() throws Exception {
        String write = "name=$(printf 'gr\\303\\274n.yaml') && printf 'kind: gr\\303\\274n\\n' > \"$name\"";
        Run run = run(Path.of("sh"), "-c", write + " && exec \"$0\" format \"$name\"", launcher.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("kind: grün\n");
    }

    @Test
    void pathIsSearchedIfJavaHomeHasNoJava() throws Exception {
        environment.put("JAVA_HOME", folder.toString());
        environment.put("PATH", JAVA_HOME.resolve("bin") + ":" + System.getenv("PATH"));
        assertThat(run(launcher, "--version")).satisfies(LauncherTest::isFine);
        environment.put("PATH", folder.toString());
        assertThat(run(launcher, "--version")).satisfies(run -> {
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).isEqualTo("gleaner: no Java found; install Java 17 or newer, or set JAVA_HOME\n");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.2", "1.8.0_402"})
    void anOldJavaIsRefused(String version) throws Exception {
        Path java = talkativeJava(version);
        assertThat(run(launcher, "--version")).satisfies(run -> {
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err())
                    .isEqualTo("gleaner: " + java + " is Java " + version + "; Gleaner needs 17 or newer\n");
        });
    }

    @Test
    void aJavaWithoutVersionRunsWithoutArchive() throws Exception {
        Path java = talkativeJava("17.0.9");
        Files.delete(java.resolve("../../release").normalize());
        environment.put("GLEANER_CACHE", folder.resolve("cache").toString());
        assertThat(run(launcher, "who").code()).isEqualTo(7);
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void aMissingJarIsNamed() throws Exception {
        Path alone = Files.copy(launcher, folder.resolve("gleaner"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(run(alone).err())
                .isEqualTo("gleaner: " + folder.toRealPath().resolve("gleaner.jar") + " cannot be read\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash", "busybox sh", "ksh", "mksh", "yash"})
    void anyShellRunsIt(String shell) throws Exception {
        String[] words = shell.split(" ", -1);
        boolean present = run(Path.of("sh"), "-c", "command -v " + words[0]).code() == 0;
        assumeTrue(present, shell + " is not here");
        List<String> arguments = new ArrayList<>(List.of(words).subList(1, words.length));
        arguments.addAll(List.of(launcher.toString(), "--version"));
        assertThat(run(Path.of(words[0]), arguments.toArray(String[]::new))).satisfies(LauncherTest::isFine);
    }

    private static void isFine(Run run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("gleaner 0.1.0\n");
        assertThat(run.code()).isZero();
    }

    private Path talkativeJava(String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("some java"));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, TALKATIVE);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(
                home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\nOS=\"Linux\"\n");
        environment.put("JAVA_HOME", home.toString());
        return java;
    }

    /** The archive that the tests share. */
    private Path anArchive() throws Exception {
        if (archives().isEmpty()) {
            String cache =
                    environment.put("GLEANER_CACHE", shared.resolve("the cache").toString());
            run(launcher, "--version");
            environment.put("GLEANER_CACHE", String.valueOf(cache));
        }
        return archives().get(0);
    }

    private static List<Path> archives() throws IOException {
        return archives(shared.resolve("the cache"));
    }

    private static List<Path> archives(Path cache) throws IOException {
        if (!Files.isDirectory(cache, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.getFileName().toString().startsWith("java"))
                    .filter(file -> file.toFile().length() > 0)
                    .toList();
        }
    }

    private Run run(Path program, String... arguments) throws Exception {
        return read(start(program, arguments));
    }

    private Process start(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> !name.equals("HOME"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Run read(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.pid(), process.waitFor(), out, err);
    }
}
