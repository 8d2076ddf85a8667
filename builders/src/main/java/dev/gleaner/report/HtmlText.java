package dev.gleaner.report;

import dev.gleaner.document.Printable;
import java.util.Locale;

/** Writes HTML. All texts and values of attributes are escaped, also invisible characters. */
final class HtmlText {
    private final StringBuilder html = new StringBuilder();

    /** Opens an element. Names and values of attributes alternate. */
    HtmlText open(String element, String... attributes) {
        html.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        html.append('>');
        return this;
    }

    HtmlText close(String element) {
        html.append("</").append(element).append('>');
        return this;
    }

    /** An element with a text. */
    HtmlText element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    HtmlText text(String text) {
        html.append(escaped(text));
        return this;
    }

    HtmlText line() {
        html.append('\n');
        return this;
    }

    /** A bar with a length from 0 to 1. */
    HtmlText bar(double share) {
        html.append("<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                + "<rect height=\"10\" width=\"" + String.format(Locale.ROOT, "%.1f", 100 * share) + "\"/></svg>");
        return this;
    }

    /** Markup that another writer has escaped. */
    HtmlText markup(String markup) {
        html.append(markup);
        return this;
    }

    /** A text for an element or for an attribute in quotes. */
    static String escaped(String text) {
        return Printable.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
