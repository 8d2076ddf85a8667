package dev.gleaner.laws;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.TextTree;
import org.jspecify.annotations.Nullable;

/** Writes the text of a Javadoc comment as Markdown. It supports the tags that comments of faults use. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();
    private boolean code;

    private Markdown() {}

    /** The text of a comment, with single spaces; empty if there is none. */
    static String of(@Nullable DocCommentTree comment) {
        Markdown markdown = new Markdown();
        if (comment != null) {
            comment.getFullBody().forEach(markdown::append);
        }
        return markdown.text.toString().replaceAll("\\s+", " ");
    }

    private void append(DocTree part) {
        switch (part.getKind()) {
            case TEXT -> appendText(((TextTree) part).getBody());
            case CODE -> appendCode(((LiteralTree) part).getBody().getBody().stripLeading());
            case LITERAL -> appendText(((LiteralTree) part).getBody().getBody());
            case LINK ->
                appendCode(((LinkTree) part).getReference().getSignature().replace('#', '.'));
            case ENTITY ->
                text.appendCodePoint(Integer.parseInt(
                        ((EntityTree) part).getName().toString().substring(1)));
            case START_ELEMENT, END_ELEMENT -> appendElement(part.toString());
            default -> throw new AssertionError("no Markdown for " + part.getKind() + ": " + part);
        }
    }

    private void appendText(String plain) {
        text.append(code ? plain : plain.replaceAll("[\\\\`*_<\\[]", "\\\\$0"));
    }

    private void appendCode(String plain) {
        text.append('`').append(plain).append('`');
    }

    private void appendElement(String tag) {
        if (!tag.matches("</?code>")) {
            throw new AssertionError("no Markdown for " + tag);
        }
        code = tag.equals("<code>");
        text.append('`');
    }
}
