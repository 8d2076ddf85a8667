package dev.gleaner.cli.http;

import java.io.InputStream;

/** A request that has arrived whole. */
public final class Request {
    private final String name;
    private final HeldBytes content;

    Request(String name, HeldBytes content) {
        this.name = name;
        this.content = content;
    }

    /** The request in messages: its number, and where it comes from. */
    public String name() {
        return name;
    }

    /** The body, uncompressed. */
    public InputStream content() {
        return content.stream();
    }
}
