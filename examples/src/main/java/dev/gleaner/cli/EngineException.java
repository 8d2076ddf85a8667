package dev.gleaner.cli;

import java.sql.SQLException;

/** DuckDB refuses a statement, or fails. */
final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineException(SQLException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
