package dev.gleaner.event.line;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an audit line by which audit policies decide and by which requests are counted: the name and groups of
 * the user, the verb, and the object or the URL. They are compared by their bytes, and decoded only on demand. Reused
 * for many lines; not thread-safe.
 */
public final class RequestParts {
    private static final byte[] NOTHING = {};

    private final LineText user = new LineText();
    private final LineText verb = new LineText();
    private final LineText url = new LineText();
    private final LineText resource = new LineText();
    private final LineText apiGroup = new LineText();
    private final LineText subresource = new LineText();
    private final LineText namespace = new LineText();
    private final LineText name = new LineText();
    private final LineText allGroups = new LineText();
    private final LineText group = new LineText();
    private final ObjectUrl objectUrl = new ObjectUrl();

    private @Nullable IndexedAuditEvent line;
    private @Nullable LinePart reference;
    private byte[] groups = NOTHING;
    /** The bracket or comma before the next group. */
    private int groupAt;

    private int groupsEnd;

    /** Creates parts of no line yet. */
    public RequestParts() {}

    /**
     * Takes the parts of a line.
     *
     * @return whether the line has the parts: a user with a name, and a resource or no reference
     */
    public boolean take(LineEvent event) {
        if (!(event instanceof IndexedAuditEvent indexed)) {
            return false;
        }
        line = indexed;
        reference = indexed.referencePart();
        LinePart userPart = indexed.userPart();
        set(user, userPart, LoggedUserInfo.USERNAME);
        groups = userPart.bytes();
        groupAt = userPart.from() + userPart.offsets().from(LoggedUserInfo.GROUPS);
        groupsEnd = userPart.from() + userPart.offsets().to(LoggedUserInfo.GROUPS);
        return user.length() > 0 && (reference == null || resource().length() > 0);
    }

    private static LineText set(LineText text, LinePart part, int field) {
        FieldOffsets offsets = part.offsets();
        return text.set(part.bytes(), part.from() + offsets.from(field), part.from() + offsets.to(field));
    }

    private LineText setField(LineText text, int field) {
        return line == null ? text : text.set(line.bytes(), line.from(field), line.to(field));
    }

    private LineText setOfReference(LineText text, int field) {
        return reference == null ? text.set(NOTHING, 0, 0) : set(text, reference, field);
    }

    /** Whether the line has a reference. The parts of the object are empty if it has none. */
    public boolean hasReference() {
        return reference != null;
    }

    /** The name of the user. */
    public LineText user() {
        return user;
    }

    /** The verb. */
    public LineText verb() {
        return setField(verb, IndexedAuditEvent.VERB);
    }

    /** The path and the query. */
    public LineText url() {
        return setField(url, IndexedAuditEvent.REQUEST_URI);
    }

    /** The resource. */
    public LineText resource() {
        return setOfReference(resource, LoggedObjectReference.RESOURCE);
    }

    /** The API group; empty for the core group. */
    public LineText apiGroup() {
        return setOfReference(apiGroup, LoggedObjectReference.API_GROUP);
    }

    /** The subresource; empty for the object itself. */
    public LineText subresource() {
        return setOfReference(subresource, LoggedObjectReference.SUBRESOURCE);
    }

    /** The namespace; empty if there is none. */
    public LineText namespace() {
        return setOfReference(namespace, LoggedObjectReference.NAMESPACE);
    }

    /** The name of the object; empty if there is none. */
    public LineText name() {
        return setOfReference(name, LoggedObjectReference.NAME);
    }

    /** Whether the URL has the namespace and the name of the reference. */
    public ObjectUrl.Match objectOfUrl() {
        return line == null || reference == null ? ObjectUrl.Match.UNKNOWN : objectUrl.match(line, reference);
    }

    /** The groups of the user, with brackets, quotes and commas; empty if there are none. */
    public LineText groups() {
        return line == null ? allGroups : set(allGroups, line.userPart(), LoggedUserInfo.GROUPS);
    }

    /** The next group of the user, from the first one on; null after the last one. */
    public @Nullable LineText nextGroup() {
        int from = groupAt + 2;
        if (from >= groupsEnd) {
            return null;
        }
        int to = Words.indexOf((byte) '"', groups, from, groupsEnd);
        if (groups[to - 1] == '\\') {
            to = JsonSpan.end(groups, from - 1, groupsEnd) - 1;
        }
        groupAt = to + 1;
        return group.set(groups, from, to);
    }
}
