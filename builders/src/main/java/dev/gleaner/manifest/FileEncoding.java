package dev.gleaner.manifest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The encodings of the content of a file (yip, README.md; cloud-init, write_files). */
enum FileEncoding {
    /** The text itself. */
    TEXT("", "text/plain"),
    /** Base64. */
    BASE64("b64", "base64"),
    /** Compressed, and the result in base64. */
    GZIP_BASE64("gz+b64", "gz+base64", "gzip+b64", "gzip+base64");

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> names;

    FileEncoding(String... names) {
        this.names = List.of(names);
    }

    /** The encoding with a name; empty if it has another name, such as that of compressed bytes without base64. */
    static Optional<FileEncoding> of(String name) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.names.contains(name))
                .findFirst();
    }

    /**
     * The text that is encoded in a content; empty if it is longer than a limit.
     *
     * @param content the content
     * @param limit the maximum number of bytes
     * @throws IOException if the content does not have this encoding
     */
    Optional<String> decode(String content, int limit) throws IOException {
        if (this == TEXT) {
            return Optional.of(content);
        }
        byte[] bytes;
        try {
            // Go ignores line ends in base64.
            bytes = Base64.getDecoder().decode(content.replace("\n", "").replace("\r", ""));
        } catch (IllegalArgumentException e) {
            throw new IOException("it is not base64", e);
        }
        if (this == GZIP_BASE64) {
            bytes = expand(bytes, limit);
        }
        return bytes.length > limit ? Optional.empty() : Optional.of(text(bytes));
    }

    private static byte[] expand(byte[] bytes, int limit) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(limit + 1);
        } catch (IOException e) {
            throw new IOException("it is not gzip", e);
        }
    }

    private static String text(byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8", e);
        }
    }
}
