package dev.gleaner.logging.render;

import java.util.List;

/**
 * Writes directives as the operator does: two spaces a level, no quotes, no empty lines (logging-operator 3.17.3,
 * pkg/sdk/logging/model/render/fluent.go). A value with line ends becomes several lines, each with the same
 * indentation, so it may contain directives. Not safe for use by several threads.
 */
final class FluentdWriter {
    private static final String LEVEL = "  ";

    private final StringBuilder out = new StringBuilder(4096);

    private FluentdWriter() {}

    /** The text of directives, with a final newline. */
    static String write(List<FluentdDirective> directives) {
        FluentdWriter writer = new FluentdWriter();
        directives.forEach(directive -> writer.directive(directive, ""));
        return writer.out.toString();
    }

    private void directive(FluentdDirective directive, String indent) {
        String inner = indent + LEVEL;
        line(indent, "<" + directive.name() + (directive.tag().isEmpty() ? "" : " " + directive.tag()) + ">");
        own(inner, "@type", directive.type());
        own(inner, "@id", directive.id());
        own(inner, "@label", directive.label());
        directive.params().forEach((name, value) -> line(inner, name + " " + value));
        directive.children().forEach(child -> directive(child, inner));
        line(indent, "</" + directive.name() + ">");
    }

    private void own(String indent, String name, String value) {
        if (!value.isEmpty()) {
            line(indent, name + " " + value);
        }
    }

    /** Writes a text; empty lines in it are not indented. */
    private void line(String indent, String text) {
        for (String line : text.split("\n", -1)) {
            out.append(line.isEmpty() ? "" : indent).append(line).append('\n');
        }
    }
}
