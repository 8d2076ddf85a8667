package dev.gleaner.event.line;

import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.audit.UserInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An audit event that stays valid when its scanner reads the next line. */
final class LastingEvent extends IndexedAuditEvent {
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final boolean isItem;
    private final int[] marks;
    private final AuditLevel level;
    private final Stage stage;
    private final Slice<UserInfo> user;
    private final @Nullable Slice<UserInfo> impersonatedUser;
    private final @Nullable Slice<Origin> origin;
    private final @Nullable Slice<ObjectReference> objectRef;
    private final @Nullable Slice<ResponseStatus> status;
    private final @Nullable Slice<Map<String, String>> annotations;
    private final long received;
    private final long staged;

    /** The event that a scanner has found, up to an index. */
    LastingEvent(AuditLineScanner found, int from, int to) {
        this.bytes = found.bytes;
        this.from = from;
        this.to = to;
        this.isItem = found.isItem;
        this.marks = found.marks.clone();
        this.level = found.level;
        this.stage = found.stage;
        this.user = found.user.slice();
        this.impersonatedUser = found.impersonatedUser.sliceOrNull();
        this.origin = found.origin.sliceOrNull();
        this.objectRef = found.objectRef.sliceOrNull();
        this.status = found.status.sliceOrNull();
        this.annotations = found.annotations.sliceOrNull();
        this.received = found.received;
        this.staged = found.staged;
    }

    /** The same event with bytes of its own. */
    LastingEvent(IndexedAuditEvent other, byte[] line) {
        this.bytes = line;
        this.from = 0;
        this.to = line.length;
        this.isItem = other.isItem();
        this.marks = new int[MARKS];
        for (int i = 0; i < MARKS; i++) {
            int mark = other.mark(i);
            this.marks[i] = mark - Integer.signum(mark) * other.start();
        }
        this.level = other.level();
        this.stage = other.stage();
        this.user = other.userSlice().in(line, other.bytes(), other.start());
        this.impersonatedUser = moved(other.impersonatedUserSlice(), other);
        this.origin = moved(other.originSlice(), other);
        this.objectRef = moved(other.referenceSlice(), other);
        this.status = moved(other.statusSlice(), other);
        this.annotations = moved(other.annotationsSlice(), other);
        this.received = other.received();
        this.staged = other.staged();
    }

    private <T> @Nullable Slice<T> moved(@Nullable Slice<T> slice, IndexedAuditEvent other) {
        return slice == null ? null : slice.in(bytes, other.bytes(), other.start());
    }

    @Override
    public AuditLevel level() {
        return level;
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public int end() {
        return to;
    }

    @Override
    public boolean isLasting() {
        return true;
    }

    @Override
    public LineEvent lasting() {
        return this;
    }

    @Override
    byte[] bytes() {
        return bytes;
    }

    @Override
    int start() {
        return from;
    }

    @Override
    boolean isItem() {
        return isItem;
    }

    @Override
    int mark(int index) {
        return marks[index];
    }

    @Override
    Slice<UserInfo> userSlice() {
        return user;
    }

    @Override
    @Nullable
    Slice<UserInfo> impersonatedUserSlice() {
        return impersonatedUser;
    }

    @Override
    @Nullable
    Slice<Origin> originSlice() {
        return origin;
    }

    @Override
    @Nullable
    Slice<ObjectReference> referenceSlice() {
        return objectRef;
    }

    @Override
    @Nullable
    Slice<ResponseStatus> statusSlice() {
        return status;
    }

    @Override
    @Nullable
    Slice<Map<String, String>> annotationsSlice() {
        return annotations;
    }

    @Override
    LinePart userPart() {
        return user;
    }

    @Override
    @Nullable
    LinePart referencePart() {
        return objectRef;
    }

    @Override
    long received() {
        return received;
    }

    @Override
    long staged() {
        return staged;
    }
}
