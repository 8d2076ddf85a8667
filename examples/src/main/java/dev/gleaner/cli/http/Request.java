package dev.gleaner.cli.http;

import java.io.InputStream;

/** A complete request. */
public final class Request {
    private final String name;
    private final HeldBytes content;

    Request(String name, HeldBytes content) {
        this.name = name;
        this.content = content;
    }

    /** The name of the request in messages: its number and the address of the client. */
    public String name() {
        return name;
    }

    /** The decompressed body. */
    public InputStream content() {
        return content.stream();
    }
}
