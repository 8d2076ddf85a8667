package dev.gleaner.document;

/** What can be wrong with a text, or with its structure, whatever its kind. */
public final class DocumentFault {
    /** The text is not UTF-8. */
    public static final Fault ENCODING = Fault.error("text-encoding", "not UTF-8: %s");

    /** The text is not YAML. */
    public static final Fault YAML_SYNTAX = Fault.error("yaml-syntax", "not YAML: %s");

    /** A tab stands where YAML wants spaces. */
    public static final Fault YAML_TAB = Fault.error("yaml-tab", "a tab cannot indent or separate here; use spaces");

    /** The text starts with <code>{</code>, so Kubernetes reads it as JSON, and it is not JSON. */
    public static final Fault JSON_SYNTAX = Fault.error("json-syntax", "not JSON: %s");

    /** The text holds no value. */
    public static final Fault EMPTY = Fault.error("document-empty", "no document; expected %s");

    /** A second document stands where one is wanted. */
    public static final Fault SECOND_DOCUMENT = Fault.error(
            "document-second",
            "a second document starts here; only one is expected, and Kubernetes reads only the first");

    /** A key occurs twice in one mapping. */
    public static final Fault DUPLICATE_KEY = Fault.error("key-duplicate", "duplicate key %s; the first is at %s");

    /** A key is neither text nor a scalar that can stand for text. */
    public static final Fault KEY_NOT_SCALAR = Fault.error("key-not-text", "%s cannot be a key; expected text");

    /** A key is a boolean or a number, which Kubernetes turns into other text than was written. */
    public static final Fault KEY_CONVERTED =
            Fault.warning("key-converted", "the key %s is read as %s; put it in quotes");

    /** An alias names no anchor, or the anchor around it. */
    public static final Fault ALIAS = Fault.error("yaml-alias", "the alias *%s %s");

    /** A merge key has something else than mappings. */
    public static final Fault MERGE =
            Fault.error("yaml-merge", "found %s, expected a mapping or a list of mappings to merge");

    /** A merge key would replace a key that stands before it. */
    public static final Fault MERGE_AFTER_KEY = Fault.error(
            "yaml-merge-order",
            "the merge key brings in %s again, which Kubernetes lets win over the one at %s; put << first");

    /** A tag says something that the value is not. */
    public static final Fault TAG = Fault.error("yaml-tag", "%s is no %s");

    /** A tag has no meaning for Kubernetes. */
    public static final Fault TAG_IGNORED =
            Fault.warning("yaml-tag-ignored", "the tag %s has no meaning here and is ignored");

    /** A number has no JSON form. */
    public static final Fault NUMBER_RANGE =
            Fault.error("number-range", "the number %s cannot be represented; Kubernetes refuses it");

    /** A text holds half a character. */
    public static final Fault SURROGATE =
            Fault.error("text-surrogate", "the text holds an unpaired surrogate, which is no character");

    /** The text is longer than the bound. */
    public static final Fault BOUND_SIZE =
            Fault.error("bound-size", "the input is longer than the bound of %s characters");

    /** Mappings and lists are nested deeper than the bound. */
    public static final Fault BOUND_DEPTH = Fault.error("bound-depth", "nested deeper than the bound of %s levels");

    /** The text has more values than the bound, aliases counted as what they stand for. */
    public static final Fault BOUND_NODES =
            Fault.error("bound-nodes", "more values than the bound of %s, each alias counted as what it stands for");

    /** The text has more syntax errors than are told. */
    public static final Fault BOUND_ERRORS = Fault.error(
            "bound-errors", "%s documents with syntax errors stand before this one; nothing behind them is read");

    /** A scalar is longer than the bound. */
    public static final Fault BOUND_SCALAR =
            Fault.error("bound-scalar", "a scalar is longer than the bound of %s characters");

    /** A field has a name that its type does not have. */
    public static final Fault FIELD_UNKNOWN = Fault.error("field-unknown", "unknown field %s%s");

    /** A field of an open type looks like a known one with a slip in it. */
    public static final Fault FIELD_SUSPECT = Fault.warning("field-suspect", "nothing reads %s%s");

    /** A field that must be there is not. */
    public static final Fault FIELD_REQUIRED = Fault.error("field-required", "missing; expected %s");

    /** A field is not known to the version that the input is for. */
    public static final Fault FIELD_VERSION =
            Fault.warning("field-version", "the field %s %s and is dropped in silence by %s");

    /** A value has the wrong type. */
    public static final Fault TYPE = Fault.error("type-wrong", "found %s, expected %s");

    /** A value is none of the words that are allowed. */
    public static final Fault WORD = Fault.error("word-unknown", "unknown %s %s; expected %s");

    /** A text is no point in time. */
    public static final Fault TIMESTAMP =
            Fault.error("timestamp", "%s is no point in time; expected RFC 3339, such as 2022-08-22T09:36:56.344000Z");

    /** A document has no {@code apiVersion} or {@code kind}. */
    public static final Fault KIND_MISSING =
            Fault.error("kind-missing", "no apiVersion and kind; expected an object of the cluster");

    /** A document is of another kind than wanted. */
    public static final Fault KIND_WRONG = Fault.error("kind-wrong", "found %s, expected %s");

    private DocumentFault() {}
}
