package dev.gleaner.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The result of a command that ran at noon, with the terminals that the test names. */
public record CommandRun(int code, String out, String err) {
    static final Instant NOON = Instant.parse("2022-08-22T12:00:00Z");

    /** Runs a command without a terminal. */
    public static CommandRun of(String... arguments) {
        return of(List.of(), arguments);
    }

    /** Runs a command; some streams are terminals. */
    public static CommandRun of(List<StandardStream> terminals, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Environment environment = new Environment(
                Clock.fixed(NOON, ZoneOffset.UTC),
                terminals::contains,
                new PrintWriter(out),
                new PrintWriter(err, true));
        return new CommandRun(Gleaner.run(environment, arguments), out.toString(), err.toString());
    }

    /** Runs a command on a terminal, with environment variables. */
    static CommandRun onTerminal(Map<String, String> variables, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Environment environment = new Environment(
                Clock.fixed(NOON, ZoneOffset.UTC),
                stream -> true,
                variables,
                new PrintWriter(out),
                new PrintWriter(err, true),
                Pause.ofProcess());
        return new CommandRun(Gleaner.run(environment, arguments), out.toString(), err.toString());
    }

    /** Runs a command with standard input. */
    public static CommandRun withInput(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return of(arguments);
        } finally {
            System.setIn(before);
        }
    }

    /** The lines on standard output. */
    List<String> lines() {
        return Arrays.asList(out.split("\n"));
    }

    /** The lines on standard output, without the lines of files and the carets below them. */
    List<String> findings() {
        return lines().stream().filter(line -> !line.startsWith("    ")).toList();
    }
}
