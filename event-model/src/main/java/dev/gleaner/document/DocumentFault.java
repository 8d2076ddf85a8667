package dev.gleaner.document;

/** Errors of a text or its structure, for any kind of document. */
public final class DocumentFault {
    /**
     * The input cannot be read: the file does not exist, is a folder, or its mode does not allow it. Its content is not
     * checked. Correct the name or the mode.
     */
    public static final Fault UNREADABLE = Fault.error("file-unreadable", "cannot be read: %s");

    /**
     * The text is neither UTF-8 nor UTF-16 with a byte order mark. Kubernetes reads nothing else. Save the file as
     * UTF-8; the message names the first invalid byte.
     */
    public static final Fault ENCODING = Fault.error("text-encoding", "not %s: %s");

    /**
     * The text is not YAML, and the cluster refuses it. The cause is sometimes on the line before, such as a missing
     * colon or an unclosed bracket. Correct what the message says.
     */
    public static final Fault YAML_SYNTAX = Fault.error("yaml-syntax", "not YAML: %s");

    /**
     * A line is indented by another number of spaces than the lines to which it belongs. The fields of a mapping, and
     * the items of a list, start in the same column; otherwise the text is not YAML, and the cluster refuses it. Indent
     * the line as the line at the position in the message.
     */
    public static final Fault YAML_INDENTATION = Fault.error(
            "yaml-indentation",
            "not YAML: this line is indented differently from the lines above; its block starts at %s");

    /**
     * A list in brackets or a mapping in braces is not closed, or a comma between two of its values is missing. The text
     * is not YAML, and the cluster refuses it. Close the bracket, or add the comma.
     */
    public static final Fault YAML_BRACKET =
            Fault.error("yaml-bracket", "not YAML: expected a comma or %s before this; the %s is at %s");

    /**
     * A tab is used where YAML requires spaces. YAML does not allow tabs for indentation, and the whole file is
     * refused. Most editors can convert tabs to spaces.
     */
    public static final Fault YAML_TAB = Fault.error("yaml-tab", "a tab cannot indent or separate here; use spaces");

    /**
     * A {@code %YAML} directive names a version other than 1.1, the only one that the YAML parser of Kubernetes
     * accepts. kube-apiserver does not start with such a policy, and kubectl refuses such a manifest. Remove the
     * directive.
     */
    public static final Fault YAML_VERSION =
            Fault.error("yaml-version", "found incompatible YAML document: %s; remove the directive");

    /**
     * The text starts with <code>{</code>, so that Kubernetes reads it as JSON, but it is not JSON: JSON has no
     * comments, no unquoted names and no comma after the last element. Correct what the message says.
     */
    public static final Fault JSON_SYNTAX = Fault.error("json-syntax", "not JSON: %s");

    /**
     * The text is YAML in flow style, and starts with <code>{</code>. kube-apiserver reads such a policy as JSON and does
     * not start, and many releases of kubectl refuse such a manifest. Start the file with a line {@code ---}, or write
     * JSON, with all names and texts in double quotes.
     */
    public static final Fault YAML_FLOW =
            Fault.error("yaml-flow", "Kubernetes reads YAML that starts with { as JSON; put a line --- before it (%s)");

    /**
     * The text has no document: it is empty, or contains only comments. kube-apiserver does not start with such a
     * policy, and kubectl has nothing to apply.
     */
    public static final Fault EMPTY = Fault.error("document-empty", "no document; expected %s");

    /**
     * A file has documents, but none of the kind to change. The file is left as it is. Specify the file that contains
     * the object; {@code ManifestFolder.edit} changes all files of a folder that contain such an object.
     */
    public static final Fault KIND_ABSENT = Fault.error("kind-absent", "no document of this kind; expected %s");

    /**
     * A file contains no manifest: it is empty, or contains only comments and {@code ---}. kubectl reports that there
     * is nothing to apply. A template whose conditions are all false renders to such a file, too.
     */
    public static final Fault NO_MANIFEST = Fault.warning("document-none", "contains no manifest");

    /**
     * A second document starts where only one is expected. kubectl applies every document of a file; kube-apiserver
     * reads only the first document of a policy file. Put each document into its own file. Programs can read all
     * documents with {@code Manifests.readAll}.
     */
    public static final Fault SECOND_DOCUMENT =
            Fault.error("document-second", "a second document starts here; only one is expected");

    /**
     * A key occurs twice in a mapping. Kubernetes uses the last one and drops the others, usually without a message.
     * Combine the values under one key.
     */
    public static final Fault DUPLICATE_KEY = Fault.error("key-duplicate", "duplicate key %s; the first is at %s");

    /**
     * A key occurs twice, and its first value is lost: Kubernetes uses the last one and does not merge them. Combine
     * the values under one key.
     */
    public static final Fault KEY_LOST = Fault.warning("key-lost", "%s is lost: Kubernetes uses the %s %s");

    /**
     * A key overrides the same key of a mapping that is merged with {@code <<}, or the first of several merged mappings
     * overrides a later one. These are the rules of YAML, and nothing is lost. kube-apiserver 1.26 and later still logs
     * a warning, and decodes the file a second time.
     */
    public static final Fault KEY_OVERRIDES =
            Fault.warning("key-overrides", "%s overrides the value of a merge key, as YAML specifies");

    /**
     * Text follows the first document of a policy file. kube-apiserver reads only the first document; the rest has no
     * effect and is not checked. Put the rest into its own file, or remove the {@code ---} before it.
     */
    public static final Fault DOCUMENT_IGNORED =
            Fault.warning("document-ignored", "the text from here on is ignored: only the first document is read");

    /**
     * A key is a mapping, a list or null, which JSON does not allow; Kubernetes refuses the document. Frequent causes
     * are the braces of a template that was not rendered, which look like a mapping, and a misplaced colon.
     */
    public static final Fault KEY_NOT_SCALAR = Fault.error("key-not-text", "%s cannot be a key; expected text");

    /**
     * A key is a boolean or a number, and Kubernetes converts it to a text that differs from the written one:
     * {@code on} and {@code yes} become {@code true}, {@code 010} becomes {@code 8}. Put the key in quotes to keep it
     * unchanged.
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
     * A merge key repeats a key that precedes it. In YAML the mapping's own key takes precedence, but Kubernetes uses
     * the last one, which is probably not intended. Put {@code <<} first: then both agree.
     */
    public static final Fault MERGE_AFTER_KEY = Fault.error(
            "yaml-merge-order",
            "the merge key adds %s again, and Kubernetes uses it instead of the one at %s; put << first");

    /**
     * A tag such as {@code !!int} does not fit the value, and the document is refused. Remove the tag, or correct the
     * value.
     */
    public static final Fault TAG = Fault.error("yaml-tag", "found %s, expected %s");

    /**
     * A tag has no meaning for Kubernetes, which ignores it. The tag of a tool, such as {@code !Ref}, should probably
     * have been processed by that tool.
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
     * A text contains an unpaired surrogate, such as half of the escape of a character above U+FFFF. It cannot be
     * encoded in UTF-8, and readers replace it. Write the character itself.
     */
    public static final Fault SURROGATE =
            Fault.error("text-surrogate", "the text contains an unpaired surrogate, which is not a character");

    /**
     * The text is longer than the limit, which protects the memory of the reader. No manifest is that long. For logs
     * use the log readers, which have no such limit.
     */
    public static final Fault BOUND_SIZE =
            Fault.error("bound-size", "the input is longer than the limit of %s characters");

    /**
     * Mappings and lists are nested deeper than the limit, which protects the stack. No object of the cluster is that
     * deep.
     */
    public static final Fault BOUND_DEPTH = Fault.error("bound-depth", "nested deeper than the limit of %s levels");

    /**
     * The text has more values than the limit, where an alias counts as the values of its anchor. A few lines with
     * aliases of aliases can expand to billions of values; Kubernetes refuses such texts too. Write the values without
     * aliases, or split the file.
     */
    public static final Fault BOUND_NODES =
            Fault.error("bound-nodes", "more values than the limit of %s; an alias counts as the values of its anchor");

    /**
     * The text has more syntax errors than are reported. Most of them probably have the same cause, or the text is not
     * intended as YAML. Correct the reported errors and read it again.
     */
    public static final Fault BOUND_ERRORS =
            Fault.error("bound-errors", "%s documents before this one have syntax errors; the rest is not read");

    /**
     * A text or number is longer than the limit, which protects the memory of the reader. The cluster does not store
     * objects of that size.
     */
    public static final Fault BOUND_SCALAR =
            Fault.error("bound-scalar", "a scalar is longer than the limit of %s characters");

    /**
     * The type has no field with this name. The cluster ignores such a field, usually without a message, so that a
     * misspelt condition has no effect: an audit rule with {@code verb} instead of {@code verbs} matches every verb.
     * Names are case-sensitive. Correct the name, or remove the field.
     */
    public static final Fault FIELD_UNKNOWN = Fault.error("field-unknown", "unknown field %s%s");

    /**
     * A field looks like a misspelt known field, in a type that allows any fields. It is accepted, but has no effect.
     * Correct the name if the known field is intended.
     */
    public static final Fault FIELD_SUSPECT = Fault.warning("field-suspect", "%s has no effect%s");

    /** A required field is missing or null. The cluster refuses the object. */
    public static final Fault FIELD_REQUIRED = Fault.error("field-required", "missing; expected %s");

    /**
     * The target version does not have this field: its CRD does not define it yet, or no longer defines it. The cluster
     * drops it without a message when it stores the object. Remove the field, or use a version that has it.
     */
    public static final Fault FIELD_VERSION =
            Fault.error("field-version", "the field %s exists %s; %s drops it without a message");

    /**
     * The target version accepts another type of value for this field, because the CRD changed between versions. The
     * cluster refuses the object. Write the value in the form of the target version.
     */
    public static final Fault FIELD_FORM =
            Fault.error("field-form", "found %s, expected %s for %s: the type of the field changed after %s");

    /**
     * The target version does not have this kind: it has no CRD for it. The cluster refuses the object. Remove the
     * object, or use a version that has the kind.
     */
    public static final Fault KIND_VERSION =
            Fault.error("kind-version", "the kind %s exists %s; a cluster with %s refuses it");

    /**
     * A value has the wrong type, such as a mapping instead of a list, or a boolean instead of a text. The cluster does
     * not convert values, and refuses the object. Text that YAML interprets differently, such as {@code yes},
     * {@code 010} or {@code 1.10}, needs quotes. An element of a list starts with a dash.
     */
    public static final Fault TYPE = Fault.error("type-wrong", "found %s, expected %s");

    /**
     * A key of a mapping has the value null, which the schema does not allow there. The API server drops the key when
     * it stores the object, and Helm drops it from the values of a chart. Write {@code ""} for an empty text, or remove
     * the key.
     */
    public static final Fault NULL_DROPPED =
            Fault.warning("null-dropped", "null is not allowed here; the cluster drops the key");

    /**
     * A label or annotation has the value null. The API server stores an empty text instead, without a message; a
     * selector that requires the label to be absent then does not match. Write {@code ""} if an empty text is intended,
     * or remove the key.
     */
    public static final Fault NULL_TEXT =
            Fault.warning("null-text", "null is stored as an empty text; write \"\" or remove the key");

    /** A value is not one of the allowed words. Words are case-sensitive. Write one of the words in the message. */
    public static final Fault WORD = Fault.error("word-unknown", "unknown %s %s; expected %s");

    /**
     * A text is not a time in the format of Kubernetes, with date, time and zone. Records with such a time cannot be
     * sorted.
     */
    public static final Fault TIMESTAMP = Fault.error(
            "timestamp", "%s is not a point in time; expected RFC 3339, such as 2022-08-22T09:36:56.344000Z");

    /**
     * A document has no {@code apiVersion} or {@code kind}, and kubectl refuses it. It may be a part of an object, or
     * values of a chart without any known key.
     */
    public static final Fault KIND_MISSING =
            Fault.error("kind-missing", "no apiVersion and kind; expected an object of the cluster");

    /**
     * A document has a kind or API version other than the expected one. An audit policy, for example, has
     * {@code kind: Policy} and {@code apiVersion: audit.k8s.io/v1}; since Kubernetes 1.24 no older version is accepted.
     * Both are case-sensitive.
     */
    public static final Fault KIND_WRONG = Fault.error("kind-wrong", "found %s, expected %s");

    /**
     * Jackson is asked to read a type that can only be written, such as an activity. Its JSON contains less than the
     * value, so that the value cannot be restored. Read a tree, or a class of your own.
     */
    public static final Fault RESULT = Fault.error(
            "result-not-read",
            "%s can be written as JSON, but not read; read a Tree, a JsonNode or a class of your own");

    /**
     * An object of a cluster-scoped kind has a namespace, and the API server drops it. The namespace does not determine
     * where pods run or which records are read. Remove it; for an EventTailer or a Logging, the namespace of the pods is
     * {@code spec.controlNamespace}. A namespace that is equal to it is not reported; of two that differ, one is probably
     * wrong.
     */
    public static final Fault NAMESPACE_IGNORED = Fault.warning(
            "namespace-ignored", "the API server drops the namespace %s, because %s is cluster-scoped; %s");

    /**
     * Another program changed the file after it was read. Writing would undo that change, so the file is left as it is.
     * Read it again, and repeat the change.
     */
    public static final Fault FILE_CHANGED =
            Fault.error("edit-changed", "changed since it was read; it is left as it is, so try again");

    /**
     * The file is a symbolic link. Replacing its target would change a file in another place. Name the target itself.
     */
    public static final Fault FILE_LINK =
            Fault.error("edit-link", "is a symbolic link; it is not followed, so name the file that it leads to");

    /** The mode of the file does not allow writing, which is probably intended. Change the mode first. */
    public static final Fault FILE_READ_ONLY = Fault.error("edit-read-only", "is read-only; it is left as it is");

    /** The system refused to write the file, which is unchanged. Remove the cause that the message names. */
    public static final Fault FILE_UNWRITABLE = Fault.error("edit-unwritable", "cannot be written: %s");

    /**
     * The file is in UTF-16. It would be written in UTF-8, and no byte of it would stay the same. Save it as UTF-8
     * first.
     */
    public static final Fault FILE_UTF_16 = Fault.error("edit-utf-16", "is in UTF-16; expected UTF-8");

    /**
     * The name of an object is not a DNS name, and the API server refuses the object. Write lower case letters, digits,
     * hyphens and dots, and at most 253 characters. A {@code generateName} may end with a hyphen.
     */
    public static final Fault OBJECT_NAME = Fault.error("object-name-invalid", "Invalid value: %s: %s");

    /**
     * The namespace of an object is not a DNS label, and the API server refuses the object: no namespace has such a
     * name. Write lower case letters, digits and hyphens, and at most 63 characters.
     */
    public static final Fault NAMESPACE_NAME = Fault.error("namespace-name-invalid", "Invalid value: %s: %s");

    /**
     * The key of a label is not a qualified name, and the API server refuses the object. Write a name of letters, digits,
     * {@code -}, {@code _} and {@code .}, at most 63 characters, after an optional DNS name and a slash.
     */
    public static final Fault LABEL_KEY = Fault.error("label-key-invalid", "Invalid value: %s: %s");

    /**
     * The value of a label has a character that labels do not have, or is too long, and the API server refuses the
     * object. Write letters, digits, {@code -}, {@code _} and {@code .}, and at most 63 characters; any other text
     * belongs in an annotation.
     */
    public static final Fault LABEL_VALUE = Fault.error("label-value-invalid", "Invalid value: %s: %s");

    /**
     * The key of an annotation is not a qualified name, and the API server refuses the object. Write a name of letters,
     * digits, {@code -}, {@code _} and {@code .}, at most 63 characters, after an optional DNS name and a slash.
     */
    public static final Fault ANNOTATION_KEY = Fault.error("annotation-key-invalid", "Invalid value: %s: %s");

    private DocumentFault() {}
}
