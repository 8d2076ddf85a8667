package dev.gleaner.manifest;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.GoTemplate;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses the documents of a file, and those in texts inside them. Not thread-safe: it is for one file. */
final class TextParser {
    /** The maximum depth of nested texts; an Addon in a manifest that yip writes needs two levels. */
    private static final int LEVELS = 4;

    /** The maximum length of a text that is encoded, in bytes; etcd stores no larger object. */
    private static final int MAX_DECODED = 1 << 20;

    private final ObjectReader reader;

    /**
     * The number of bytes that may still be decoded from encoded texts. It is limited because a short compressed text
     * can be very long.
     */
    private int budget = Bounds.DEFAULT.characters();

    /** Whether a text was skipped because it is a template that cannot be read before it is rendered. */
    private boolean hasTemplate;

    TextParser(ObjectReader reader) {
        this.reader = reader;
    }

    /** The documents of a file. */
    List<ParsedDocument> parse(Source file, List<Part> documents) {
        return documents(file, documents, Content.ofFile(file.name()), null, 0);
    }

    /** Whether a text inside was not read because it is a template. */
    boolean hasTemplate() {
        return hasTemplate;
    }

    private List<ParsedDocument> documents(
            Source source, List<Part> documents, Content content, @Nullable InnerText inside, int level) {
        String nodePath = inside == null ? "" : inside.nodePath();
        List<ParsedDocument> parsed = new ArrayList<>();
        for (Part document : documents) {
            List<ParsedObject> objects = new ArrayList<>();
            List<ParsedText> texts = new ArrayList<>();
            for (Part object : ParsedDocument.objectsOf(document, content)) {
                if (content == Content.OTHER && !Kinds.isInKnownGroup(object)) {
                    continue;
                }
                objects.add(
                        content == Content.VALUES && inside != null
                                ? ParsedObject.ofValues(object, inside.owner(), nodePath, reader)
                                : ParsedObject.of(object, content, nodePath, reader));
                InnerText.of(object, nodePath).forEach(text -> texts.add(text(source, text, level + 1)));
            }
            parsed.add(new ParsedDocument(document, content, objects, texts));
        }
        return parsed;
    }

    private ParsedText text(Source outer, InnerText text, int level) {
        if (level > LEVELS) {
            return notChecked(text, "it is inside more than " + LEVELS + " other texts");
        }
        if (!(text.part().tree() instanceof Tree.Text value)) {
            return ParsedText.of();
        }
        return FileEncoding.of(text.encoding())
                .map(encoding -> encoding == FileEncoding.TEXT
                        ? read(outer.within(text.part()), text, level)
                        : decoded(outer, text, encoding, value.value(), level))
                .orElse(ParsedText.of());
    }

    private ParsedText decoded(Source outer, InnerText text, FileEncoding encoding, String content, int level) {
        int limit = Math.min(MAX_DECODED, budget);
        try {
            Optional<String> decoded = encoding.decode(content, limit);
            budget -= decoded.map(String::length).orElse(limit);
            return decoded.isPresent()
                    ? read(outer.within(text.part(), decoded.get()), text, level)
                    : notChecked(text, "it is longer than the limit of " + limit + " bytes");
        } catch (IOException e) {
            return text.content() == Content.OTHER
                    ? ParsedText.of()
                    : ParsedText.of(text.part()
                            .violation(
                                    ManifestFault.FILE_ENCODING,
                                    Violation.quoted(text.encoding()),
                                    String.valueOf(e.getMessage())));
        }
    }

    /**
     * A warning about a text that is not read. A text of unknown content gets none, because it probably has no
     * manifests.
     */
    private static ParsedText notChecked(InnerText text, String reason) {
        return text.content() == Content.OTHER
                ? ParsedText.of()
                : ParsedText.of(text.part().violation(ManifestFault.TEXT_NOT_CHECKED, reason));
    }

    private ParsedText read(Source source, InnerText text, int level) {
        ManifestReader.Documents read = reader.texts().readAll(source);
        List<Violation> violations = new ArrayList<>(read.violations());
        violations.removeIf(violation -> violation.code().equals(DocumentFault.NO_MANIFEST.code()));
        boolean broken = violations.stream().anyMatch(Violation::isError);
        if (broken && isTemplate(text)) {
            hasTemplate = true;
            return ParsedText.of();
        }
        if (broken && text.content() == Content.OTHER) {
            return ParsedText.of();
        }
        List<Part> documents = read.parts();
        if (documents.isEmpty() && !broken && text.content() == Content.SERVER_CONFIG) {
            documents = List.of(nothingIn(text.part()));
        }
        if (!text.content().mayBeList() && documents.size() > 1) {
            violations.add(documents.get(1).violation(DocumentFault.SECOND_DOCUMENT));
            documents = documents.subList(0, 1);
        }
        return new ParsedText(
                text.content() == Content.OTHER ? List.of() : violations,
                documents(source, documents, text.content(), text, level));
    }

    /** The document of an empty file of a node, so that its path is known. */
    private static Part nothingIn(Part text) {
        return new Part(text.file(), text.path(), new Tree.Nothing(text.tree().position()));
    }

    /** Whether yip renders the content before it writes the file (yip, pkg/plugins/common.go, templateSysData). */
    private static boolean isTemplate(InnerText text) {
        return !text.nodePath().isEmpty()
                && text.part().tree() instanceof Tree.Text value
                && (value.value().contains("{{") || GoTemplate.isMasked(value.value()));
    }
}
