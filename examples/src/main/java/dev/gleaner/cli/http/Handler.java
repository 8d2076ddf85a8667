package dev.gleaner.cli.http;

import java.util.Optional;

/** Handles requests. */
public interface Handler {
    /** The refusal of a request, before its body is read; empty to accept the request. */
    Optional<Response> refuse(String method, String path);

    /** Handles a complete request. Several threads call this method at the same time. */
    Response handle(Request request);
}
