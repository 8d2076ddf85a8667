package dev.gleaner.document;

/** Errors of a text or its structure, for any kind of document. */
public final class DocumentFault {
    /**
     * The input cannot be read: there is no such file, it is a folder, or its mode does not allow it. Nothing of it is
     * checked. Correct the name or the mode.
     */
    public static final Fault UNREADABLE = Fault.error("file-unreadable", "cannot be read: %s");

    /**
     * The text is neither UTF-8 nor UTF-16 with a byte order mark. Kubernetes reads nothing else. Save the file as
     * UTF-8; the message names the first byte that does not fit.
     */
    public static final Fault ENCODING = Fault.error("text-encoding", "not %s: %s");

    /**
     * The text is not YAML, and the cluster refuses it. The message is that of the parser. The cause is often on the
     * line before, such as an unclosed quote or bracket.
     */
    public static final Fault YAML_SYNTAX = Fault.error("yaml-syntax", "not YAML: %s");

    /**
     * A tab is used where YAML requires spaces. Tabs are not indentation, and the whole file is refused. Most editors
     * can convert tabs to spaces.
     */
    public static final Fault YAML_TAB = Fault.error("yaml-tab", "a tab cannot indent or separate here; use spaces");

    /**
     * A directive {@code %YAML} names another version than 1.1, the only one that Kubernetes' reader accepts.
     * kube-apiserver does not start with such a policy, and kubectl refuses such a manifest. Remove the directive.
     */
    public static final Fault YAML_VERSION =
            Fault.error("yaml-version", "found incompatible YAML document: %s; leave the directive out");

    /**
     * The text starts with <code>{</code>, so that Kubernetes reads it as JSON, but it is not JSON: JSON has no
     * comments, no names without quotes and no comma after the last element. To write YAML in flow style, start the
     * file with a line {@code ---} or a comment.
     */
    public static final Fault JSON_SYNTAX = Fault.error("json-syntax", "not JSON: %s");

    /**
     * The text has no document: it is empty, or contains only comments. kube-apiserver does not start with such a
     * policy, and kubectl has nothing to apply.
     */
    public static final Fault EMPTY = Fault.error("document-empty", "no document; expected %s");

    /**
     * A file has no manifest: it is empty, or has nothing but comments and {@code ---}. kubectl has nothing to apply and
     * says so; a template that leaves everything out looks like this, too.
     */
    public static final Fault NO_MANIFEST = Fault.warning("document-none", "holds no manifest");

    /**
     * A second document stands where one is wanted. kubectl applies every document of a file; kube-apiserver reads the
     * first document of a policy file alone. Put the documents into files of their own, or read all of them.
     */
    public static final Fault SECOND_DOCUMENT =
            Fault.error("document-second", "a second document starts here; only one is expected");

    /**
     * A key occurs twice in a mapping. Kubernetes uses the last one and drops the others, mostly without a message.
     * Combine the values under one key.
     */
    public static final Fault DUPLICATE_KEY = Fault.error("key-duplicate", "duplicate key %s; the first is at %s");

    /**
     * A key occurs twice, and its first value is lost: Kubernetes uses the last one and does not merge them. Combine
     * the values under one key.
     */
    public static final Fault KEY_LOST = Fault.warning("key-lost", "%s is lost: the %s %s counts");

    /**
     * A key replaces one that a merge key {@code <<} brings in, or the first of several merged mappings does. That is
     * what YAML means by it, and nothing is lost. kube-apiserver from 1.26 on logs a warning about it all the same and
     * reads the file a second time.
     */
    public static final Fault KEY_OVERRIDES =
            Fault.warning("key-overrides", "%s replaces the one that a merge key brings in, as is meant");

    /**
     * Something follows the first document of a policy file, which is the only one that kube-apiserver reads. It has no
     * effect, and whether it is right is never looked at. Put it into a file of its own, or remove the {@code ---} before it.
     */
    public static final Fault DOCUMENT_IGNORED = Fault.warning(
            "document-ignored", "what follows from here on is never read: only the first document counts");

    /**
     * A key is a mapping, a list or null, which JSON does not allow; Kubernetes refuses the document. Often the braces
     * of an unresolved template look like a mapping, or a colon is in the wrong place.
     */
    public static final Fault KEY_NOT_SCALAR = Fault.error("key-not-text", "%s cannot be a key; expected text");

    /**
     * A key is a boolean or a number, which Kubernetes converts to another text than the written one: {@code on} and
     * {@code yes} become {@code true}, {@code 010} becomes {@code 8}. Put the key in quotes to keep it unchanged.
     */
    public static final Fault KEY_CONVERTED =
            Fault.warning("key-converted", "the key %s is read as %s; put it in quotes");

    /**
     * An alias refers to an anchor that is not defined before it, or that contains it. Anchors are valid only within
     * one document. Correct the name, or repeat the value.
     */
    public static final Fault ALIAS = Fault.error("yaml-alias", "the alias *%s %s");

    /**
     * A merge key {@code <<} has a value that is not a mapping, and Kubernetes refuses the document. It accepts the
     * alias of a mapping, or a list of such aliases.
     */
    public static final Fault MERGE =
            Fault.error("yaml-merge", "found %s, expected a mapping or a list of mappings to merge");

    /**
     * A merge key would replace a key before it. By the rules of YAML the mapping's own key has precedence; with
     * Kubernetes' reader the last one has, so that the cluster does not do what the document says. Put {@code <<}
     * first, and both agree.
     */
    public static final Fault MERGE_AFTER_KEY = Fault.error(
            "yaml-merge-order",
            "the merge key brings in %s again, which Kubernetes lets win over the one at %s; put << first");

    /**
     * A tag such as {@code !!int} does not fit the value, and the document is refused. Remove the tag, or correct the
     * value.
     */
    public static final Fault TAG = Fault.error("yaml-tag", "%s is no %s");

    /**
     * A tag has no meaning for Kubernetes, which ignores it. The tag of a tool, such as {@code !Ref}, should probably
     * have been replaced before.
     */
    public static final Fault TAG_IGNORED =
            Fault.warning("yaml-tag-ignored", "the tag %s has no meaning here and is ignored");

    /**
     * A number has no JSON form: it is infinite, not a number, or beyond the range of a double. The cluster refuses the
     * document. If it is intended as text, put it in quotes.
     */
    public static final Fault NUMBER_RANGE =
            Fault.error("number-range", "the number %s cannot be represented; Kubernetes refuses it");

    /**
     * A text contains half of a surrogate pair, such as a truncated escape of a character beyond U+FFFF. It cannot be
     * written as UTF-8, and readers replace it. Write the character itself.
     */
    public static final Fault SURROGATE =
            Fault.error("text-surrogate", "the text holds an unpaired surrogate, which is no character");

    /**
     * The text is longer than the limit, which protects the memory of the reader. No manifest is that long. For logs
     * use the log readers, which have no such limit.
     */
    public static final Fault BOUND_SIZE =
            Fault.error("bound-size", "the input is longer than the bound of %s characters");

    /**
     * Mappings and lists are nested deeper than the limit, which protects the stack. No object of the cluster is that
     * deep.
     */
    public static final Fault BOUND_DEPTH = Fault.error("bound-depth", "nested deeper than the bound of %s levels");

    /**
     * The text has more values than the limit, where an alias counts as the values of its anchor. A few lines with
     * aliases of aliases can expand to billions of values; Kubernetes refuses such texts too. Write the values without
     * aliases, or split the file.
     */
    public static final Fault BOUND_NODES =
            Fault.error("bound-nodes", "more values than the bound of %s, each alias counted as what it stands for");

    /**
     * The text has more syntax errors than are reported. Most of them probably have the same cause, or the text is not
     * intended as YAML. Correct the reported errors and read it again.
     */
    public static final Fault BOUND_ERRORS = Fault.error(
            "bound-errors", "%s documents with syntax errors stand before this one; nothing behind them is read");

    /**
     * A text or number is longer than the limit, which protects the memory of the reader. The cluster does not store
     * objects of that size.
     */
    public static final Fault BOUND_SCALAR =
            Fault.error("bound-scalar", "a scalar is longer than the bound of %s characters");

    /**
     * The type has no field with this name. The cluster ignores such a field, mostly without a message, so that a
     * misspelt condition has no effect: an audit rule with {@code verb} instead of {@code verbs} matches every verb.
     * Names are case-sensitive. Correct the name, or remove the field.
     */
    public static final Fault FIELD_UNKNOWN = Fault.error("field-unknown", "unknown field %s%s");

    /**
     * A field looks like a misspelt known field, in a type that may have any fields. It is accepted, and nothing reads
     * it. Correct the name if the known field is intended.
     */
    public static final Fault FIELD_SUSPECT = Fault.warning("field-suspect", "nothing reads %s%s");

    /** A required field is missing or null. The cluster refuses the object. */
    public static final Fault FIELD_REQUIRED = Fault.error("field-required", "missing; expected %s");

    /**
     * The target version does not have this field: its CRD does not have it yet, or no longer. The cluster drops it
     * without a message when it stores the object. Remove the field, or use a version that has it.
     */
    public static final Fault FIELD_VERSION =
            Fault.warning("field-version", "the field %s %s and is dropped in silence by %s");

    /**
     * A value has the wrong type, such as a mapping instead of a list, or a boolean instead of a text. The cluster does
     * not convert values, and refuses the object. Text that YAML interprets differently, such as {@code yes},
     * {@code 010} or {@code 1.10}, needs quotes. An element of a list starts with a dash.
     */
    public static final Fault TYPE = Fault.error("type-wrong", "found %s, expected %s");

    /**
     * A name in a mapping has null for a value, where the schema of the kind has no null: the API server drops the name
     * when it stores the object, and Helm drops it from the values of a chart. Write {@code ""} for an empty text, or
     * remove the name.
     */
    public static final Fault NULL_DROPPED =
            Fault.warning("null-dropped", "null is no value here; the cluster drops the name");

    /**
     * A label or annotation has null for a value. The API server stores an empty text in its place, without a word; a
     * selector that wants the label to be absent does not match then. Write {@code ""} if that is meant, or remove the
     * name.
     */
    public static final Fault NULL_TEXT =
            Fault.warning("null-text", "null is stored as an empty text; write \"\" or remove the name");

    /** A value is not one of the allowed words. Words are case-sensitive. Write one of those in the message. */
    public static final Fault WORD = Fault.error("word-unknown", "unknown %s %s; expected %s");

    /**
     * A text is not a time in the format of Kubernetes, with date, time and zone. Records with such a time cannot be
     * sorted.
     */
    public static final Fault TIMESTAMP =
            Fault.error("timestamp", "%s is no point in time; expected RFC 3339, such as 2022-08-22T09:36:56.344000Z");

    /**
     * A document has no {@code apiVersion} or {@code kind}, and kubectl refuses it. It may be a part of an object, or
     * values of a chart without any known key.
     */
    public static final Fault KIND_MISSING =
            Fault.error("kind-missing", "no apiVersion and kind; expected an object of the cluster");

    /**
     * A document has another kind or API version than expected. An audit policy, for example, has {@code kind: Policy}
     * and {@code apiVersion: audit.k8s.io/v1}; since Kubernetes 1.24 no older version is accepted. Both are
     * case-sensitive.
     */
    public static final Fault KIND_WRONG = Fault.error("kind-wrong", "found %s, expected %s");

    private DocumentFault() {}
}
