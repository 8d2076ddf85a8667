package dev.gleaner.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Files of which the page consists. */
final class PageResource {
    /** The version of uPlot, that of its artifact in the parent POM. */
    static final String UPLOT_VERSION = "1.6.30";

    private static final String UPLOT = "META-INF/resources/webjars/uplot/" + UPLOT_VERSION + "/";

    private PageResource() {}

    /** A file beside this class. */
    static String own(String name) {
        return read(name, PageResource.class.getResourceAsStream(name));
    }

    /** The program of uPlot, after its licence. */
    static String chartScript() {
        return "/*!\n" + library("LICENSE").strip() + "\n*/\n" + library("dist/uPlot.iife.min.js");
    }

    /** The style sheet of uPlot. */
    static String chartStyle() {
        return library("dist/uPlot.min.css");
    }

    /** The hash of an inline script or style sheet, for the Content Security Policy. */
    static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform has SHA-256", e);
        }
    }

    /** A file of uPlot. On the module path it is in another module, where a class loader finds it and a class does not. */
    private static String library(String name) {
        ClassLoader loader = Objects.requireNonNull(PageResource.class.getClassLoader(), "class loader");
        return read(UPLOT + name, loader.getResourceAsStream(UPLOT + name));
    }

    private static String read(String name, @Nullable InputStream resource) {
        try (InputStream in = resource) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the class path");
            }
            // A browser hashes the text with line feeds alone.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
