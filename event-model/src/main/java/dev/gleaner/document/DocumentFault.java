package dev.gleaner.document;

/** What can be wrong with a text, or with its structure, whatever its kind. */
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
     * The text is not YAML, so that nothing can be said of its content, and the cluster refuses it. The message is that
     * of the parser; the cause often stands a line before the place, such as a quote or bracket that is not closed.
     */
    public static final Fault YAML_SYNTAX = Fault.error("yaml-syntax", "not YAML: %s");

    /**
     * A tab stands where YAML wants spaces; it does not count as indentation, and the whole file is refused. Most
     * editors can turn tabs into spaces.
     */
    public static final Fault YAML_TAB = Fault.error("yaml-tab", "a tab cannot indent or separate here; use spaces");

    /**
     * A directive {@code %YAML} names another version than 1.1, the only one that Kubernetes' reader accepts.
     * kube-apiserver does not start with such a policy, and kubectl refuses such a manifest. Remove the directive.
     */
    public static final Fault YAML_VERSION =
            Fault.error("yaml-version", "found incompatible YAML document: %s; leave the directive out");

    /**
     * The text starts with <code>{</code>, so Kubernetes reads it as JSON, and it is not JSON: there are no comments,
     * no names without quotes and no comma behind the last element. To write YAML in flow style, put a line with {@code
     * ---} or a comment before it.
     */
    public static final Fault JSON_SYNTAX = Fault.error("json-syntax", "not JSON: %s");

    /**
     * The text holds no value: it is empty, or has nothing but comments. kube-apiserver does not start with such a
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
     * A key occurs twice in one mapping. Kubernetes takes the last one and drops what the others say, most often without
     * a word. Put what belongs together under one key.
     */
    public static final Fault DUPLICATE_KEY = Fault.error("key-duplicate", "duplicate key %s; the first is at %s");

    /**
     * Of a key that occurs twice the first value is lost, as Kubernetes takes the last. It is not put together with the
     * last one. Put what belongs together under one key.
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
     * A key is a mapping, a list or null, which JSON has no place for; Kubernetes refuses the document. Often a
     * template is left, whose braces look like a mapping, or a colon has slipped to the front.
     */
    public static final Fault KEY_NOT_SCALAR = Fault.error("key-not-text", "%s cannot be a key; expected text");

    /**
     * A key is a boolean or a number, which Kubernetes turns into other text than was written: {@code on} and {@code
     * yes} become {@code true}, {@code 010} becomes {@code 8}. Put the key in quotes to keep it as it stands.
     */
    public static final Fault KEY_CONVERTED =
            Fault.warning("key-converted", "the key %s is read as %s; put it in quotes");

    /**
     * An alias names no anchor that stands before it, or the anchor around it, and so stands for nothing. Anchors hold
     * within one document only. Correct the name, or write the value out.
     */
    public static final Fault ALIAS = Fault.error("yaml-alias", "the alias *%s %s");

    /**
     * A merge key {@code <<} has something else than mappings, so that there is nothing to merge, and Kubernetes
     * refuses the document. It takes the alias of a mapping, or a list of such.
     */
    public static final Fault MERGE =
            Fault.error("yaml-merge", "found %s, expected a mapping or a list of mappings to merge");

    /**
     * A merge key would replace a key that stands before it. By the rules of YAML the mapping's own key wins; with
     * Kubernetes' reader the one that comes last does, so that the document says one thing and the cluster does
     * another. With {@code <<} as the first key both agree.
     */
    public static final Fault MERGE_AFTER_KEY = Fault.error(
            "yaml-merge-order",
            "the merge key brings in %s again, which Kubernetes lets win over the one at %s; put << first");

    /**
     * A tag such as {@code !!int} says something that the value is not, and the document is refused. Leave the tag out,
     * or correct the value.
     */
    public static final Fault TAG = Fault.error("yaml-tag", "%s is no %s");

    /**
     * A tag has no meaning for Kubernetes, which takes the value as if the tag were not there. A tag of a tool, such as
     * {@code !Ref}, was likely to be replaced before the file got here.
     */
    public static final Fault TAG_IGNORED =
            Fault.warning("yaml-tag-ignored", "the tag %s has no meaning here and is ignored");

    /**
     * A number has no JSON form: it is infinite, not a number, or beyond the range of a double. The cluster refuses the
     * document. If it is meant as text, put it in quotes.
     */
    public static final Fault NUMBER_RANGE =
            Fault.error("number-range", "the number %s cannot be represented; Kubernetes refuses it");

    /**
     * A text holds half a character, as when an escape for one beyond U+FFFF is cut in two. It cannot be written as
     * UTF-8, and readers put something else in its place. Write the character itself.
     */
    public static final Fault SURROGATE =
            Fault.error("text-surrogate", "the text holds an unpaired surrogate, which is no character");

    /**
     * The text is longer than the bound that keeps a reader from filling the memory. No manifest is that long; a log is
     * read by the readers of logs, which have no such bound.
     */
    public static final Fault BOUND_SIZE =
            Fault.error("bound-size", "the input is longer than the bound of %s characters");

    /**
     * Mappings and lists are nested deeper than the bound, which keeps an input from exhausting the stack. Nothing that
     * the cluster knows is as deep.
     */
    public static final Fault BOUND_DEPTH = Fault.error("bound-depth", "nested deeper than the bound of %s levels");

    /**
     * The text has more values than the bound, aliases counted as what they stand for. A few lines of aliases of
     * aliases can stand for billions of values; Kubernetes refuses such texts too. Write out what is meant, or divide
     * the file.
     */
    public static final Fault BOUND_NODES =
            Fault.error("bound-nodes", "more values than the bound of %s, each alias counted as what it stands for");

    /**
     * The text has more syntax errors than are told. Most of them likely have one cause, or the text is none that is
     * meant to be YAML. Correct those that are told and read it again.
     */
    public static final Fault BOUND_ERRORS = Fault.error(
            "bound-errors", "%s documents with syntax errors stand before this one; nothing behind them is read");

    /**
     * A text or number is longer than the bound, which keeps a reader from filling the memory. The cluster itself
     * stores no object of that size.
     */
    public static final Fault BOUND_SCALAR =
            Fault.error("bound-scalar", "a scalar is longer than the bound of %s characters");

    /**
     * A field has a name that its type does not have. The cluster ignores such a field, most often in silence, so that
     * a misspelt condition is no condition: a rule of an audit policy with {@code verb} for {@code verbs} matches every
     * verb. Names are case-sensitive. Correct the name, or leave the field out.
     */
    public static final Fault FIELD_UNKNOWN = Fault.error("field-unknown", "unknown field %s%s");

    /**
     * A field of a type that may have fields of any name looks like one that is read, with a slip in it. It is
     * accepted, and nothing reads it. Correct the name if the known one was meant.
     */
    public static final Fault FIELD_SUSPECT = Fault.warning("field-suspect", "nothing reads %s%s");

    /** A field that must be there is not, or is null. The cluster refuses an object without it. */
    public static final Fault FIELD_REQUIRED = Fault.error("field-required", "missing; expected %s");

    /**
     * A field is not known to the version that the input is for, whose CRD does not have it yet, or no longer. The
     * cluster drops it without a word when the object is stored. Leave it out, or go to a version that has it.
     */
    public static final Fault FIELD_VERSION =
            Fault.warning("field-version", "the field %s %s and is dropped in silence by %s");

    /**
     * A value has the wrong type, such as a mapping where a list is expected or a boolean where a text is; nothing is
     * converted, and the cluster refuses the object. Text that YAML takes for something else, such as {@code yes},
     * {@code 010} or {@code 1.10}, needs quotes; an element of a list starts with a dash.
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

    /**
     * A value is none of the words that are allowed here. Words are case-sensitive. Write one of those that the message
     * names.
     */
    public static final Fault WORD = Fault.error("word-unknown", "unknown %s %s; expected %s");

    /**
     * A text is no point in time in the form that Kubernetes writes, with date, time and zone. A record with such a
     * time cannot be put in order with others.
     */
    public static final Fault TIMESTAMP =
            Fault.error("timestamp", "%s is no point in time; expected RFC 3339, such as 2022-08-22T09:36:56.344000Z");

    /**
     * A document has no {@code apiVersion} or {@code kind}, so that nobody can tell what it is; kubectl refuses it. A
     * part of an object, or values of a chart without any key that is known, look like this.
     */
    public static final Fault KIND_MISSING =
            Fault.error("kind-missing", "no apiVersion and kind; expected an object of the cluster");

    /**
     * A document is of another kind, or of another version of the API, than what reads it wants. An audit policy, for
     * example, is {@code kind: Policy} of {@code audit.k8s.io/v1}; since Kubernetes 1.24 no older version is accepted.
     * Both are case-sensitive.
     */
    public static final Fault KIND_WRONG = Fault.error("kind-wrong", "found %s, expected %s");

    private DocumentFault() {}
}
