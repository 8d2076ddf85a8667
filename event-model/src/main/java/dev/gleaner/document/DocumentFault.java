package dev.gleaner.document;

/** What can be wrong with a text, or with its structure, whatever its kind. */
public enum DocumentFault implements Fault {
    /** The text is not UTF-8. */
    ENCODING("text-encoding", "not UTF-8: %s"),
    /** The text is not YAML. */
    YAML_SYNTAX("yaml-syntax", "not YAML: %s"),
    /** A tab stands where YAML wants spaces. */
    YAML_TAB("yaml-tab", "a tab cannot indent or separate here; use spaces"),
    /** The text starts with <code>{</code>, so Kubernetes reads it as JSON, and it is not JSON. */
    JSON_SYNTAX("json-syntax", "not JSON: %s"),
    /** The text holds no value. */
    EMPTY("document-empty", "no document; expected %s"),
    /** A second document stands where one is wanted. */
    SECOND_DOCUMENT(
            "document-second",
            "a second document starts here; only one is expected, and Kubernetes reads only the first"),
    /** A key occurs twice in one mapping. */
    DUPLICATE_KEY("key-duplicate", "duplicate key %s; the first is at %s"),
    /** A key is neither text nor a scalar that can stand for text. */
    KEY_NOT_SCALAR("key-not-text", "%s cannot be a key; expected text"),
    /** A key is a boolean or a number, which Kubernetes turns into other text than was written. */
    KEY_CONVERTED("key-converted", Severity.WARNING, "the key %s is read as %s; put it in quotes"),
    /** An alias names no anchor, or the anchor around it. */
    ALIAS("yaml-alias", "the alias *%s %s"),
    /** A merge key has something else than mappings. */
    MERGE("yaml-merge", "found %s, expected a mapping or a list of mappings to merge"),
    /** A merge key would replace a key that stands before it. */
    MERGE_AFTER_KEY(
            "yaml-merge-order",
            "the merge key brings in %s again, which Kubernetes lets win over the one at %s; put << first"),
    /** A tag says something that the value is not. */
    TAG("yaml-tag", "%s is no %s"),
    /** A tag has no meaning for Kubernetes. */
    TAG_IGNORED("yaml-tag-ignored", Severity.WARNING, "the tag %s has no meaning here and is ignored"),
    /** A number has no JSON form. */
    NUMBER_RANGE("number-range", "the number %s cannot be represented; Kubernetes refuses it"),
    /** A text holds half a character. */
    SURROGATE("text-surrogate", "the text holds an unpaired surrogate, which is no character"),
    /** The text is longer than the bound. */
    BOUND_SIZE("bound-size", "the input is longer than the bound of %s characters"),
    /** Mappings and lists are nested deeper than the bound. */
    BOUND_DEPTH("bound-depth", "nested deeper than the bound of %s levels"),
    /** The text has more values than the bound, aliases counted as what they stand for. */
    BOUND_NODES("bound-nodes", "more values than the bound of %s, each alias counted as what it stands for"),
    /** The text has more syntax errors than are told. */
    BOUND_ERRORS("bound-errors", "%s documents with syntax errors stand before this one; nothing behind them is read"),
    /** A scalar is longer than the bound. */
    BOUND_SCALAR("bound-scalar", "a scalar is longer than the bound of %s characters"),

    /** A field has a name that its type does not have. */
    FIELD_UNKNOWN("field-unknown", "unknown field %s%s"),
    /** A field of an open type looks like a known one with a slip in it. */
    FIELD_SUSPECT("field-suspect", Severity.WARNING, "nothing reads %s%s"),
    /** A field that must be there is not. */
    FIELD_REQUIRED("field-required", "missing; expected %s"),
    /** A field is not known to the version that the input is for. */
    FIELD_VERSION("field-version", Severity.WARNING, "the field %s %s and is dropped in silence by %s"),
    /** A value has the wrong type. */
    TYPE("type-wrong", "found %s, expected %s"),
    /** A value is none of the words that are allowed. */
    WORD("word-unknown", "unknown %s %s; expected %s"),

    /** A document has no {@code apiVersion} or {@code kind}. */
    KIND_MISSING("kind-missing", "no apiVersion and kind; expected an object of the cluster"),
    /** A document is of another kind than wanted. */
    KIND_WRONG("kind-wrong", "found %s, expected %s");

    private final String code;
    private final Severity severity;
    private final String wording;

    DocumentFault(String code, String wording) {
        this(code, Severity.ERROR, wording);
    }

    DocumentFault(String code, Severity severity, String wording) {
        this.code = code;
        this.severity = severity;
        this.wording = wording;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String wording() {
        return wording;
    }
}
