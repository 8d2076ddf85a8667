package dev.gleaner.cli.http;

import java.util.Optional;

/** Handles requests. */
public interface Handler {
    /** Refuses a request before its body is read; empty to accept it. */
    Optional<Response> refuse(String method, String path);

    /** Handles a complete request. Several threads call this method at the same time. */
    Response handle(Request request);
}
