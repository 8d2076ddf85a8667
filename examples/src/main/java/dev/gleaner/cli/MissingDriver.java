package dev.gleaner.cli;

/** The driver of DuckDB is not in the class path. The message says how to add it. */
final class MissingDriver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingDriver(ClassNotFoundException cause) {
        super(
                "the driver of DuckDB is missing: put the jar of org.duckdb:duckdb_jdbc from Maven Central into the"
                        + " folder lib beside gleaner.jar, or name the jar in GLEANER_CLASSPATH",
                cause);
    }
}
