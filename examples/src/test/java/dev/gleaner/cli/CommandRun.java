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

/** What a command did, at noon and with standard streams that lead where the test says. */
public record CommandRun(int code, String out, String err) {
    static final Instant NOON = Instant.parse("2022-08-22T12:00:00Z");

    /** A run with nobody looking. */
    public static CommandRun of(String... arguments) {
        return of(List.of(), arguments);
    }

    /** A run with somebody looking at some streams. */
    public static CommandRun of(List<StandardStream> terminals, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings here = new Surroundings(
                Clock.fixed(NOON, ZoneOffset.UTC),
                terminals::contains,
                new PrintWriter(out),
                new PrintWriter(err, true));
        return new CommandRun(Gleaner.run(here, arguments), out.toString(), err.toString());
    }

    /** A run that reads standard input. */
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
}
