package dev.gleaner.cli.http;

import java.util.Optional;

/** What is done with requests. */
public interface Handler {
    /** The refusal of a request whose body need not be read; empty when the request is welcome. */
    Optional<Answer> refuse(String method, String path);

    /** Takes a request that has arrived whole. Several threads call this at the same time. */
    Answer take(Request request);
}
