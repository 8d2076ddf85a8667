package dev.gleaner.event.line;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.audit.UserInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audit event that a scanner found last: the same object for each line, which costs no memory. Not thread-safe. */
final class PassingEvent extends IndexedAuditEvent {
    private final AuditLineScanner found;
    private int from;
    private int to;

    PassingEvent(AuditLineScanner found) {
        this.found = found;
    }

    /** Becomes the event in a range of the bytes of the scanner. */
    void set(int from, int to) {
        this.from = from;
        this.to = to;
        forgetBodies();
    }

    @Override
    public AuditLevel level() {
        return found.level;
    }

    @Override
    public Stage stage() {
        return found.stage;
    }

    @Override
    public int end() {
        return to;
    }

    @Override
    public boolean isLasting() {
        return false;
    }

    @Override
    public LineEvent lasting() {
        return new LastingEvent(found, from, to);
    }

    @Override
    public AuditEvent carriedBy(String carrier) {
        return lasting().carriedBy(carrier);
    }

    @Override
    byte[] bytes() {
        return found.bytes;
    }

    @Override
    int start() {
        return from;
    }

    @Override
    boolean isItem() {
        return found.isItem;
    }

    @Override
    int mark(int index) {
        return found.marks[index];
    }

    @Override
    Slice<UserInfo> userSlice() {
        return found.user.slice();
    }

    @Override
    @Nullable
    Slice<UserInfo> impersonatedUserSlice() {
        return found.impersonatedUser.sliceOrNull();
    }

    @Override
    @Nullable
    Slice<Origin> originSlice() {
        return found.origin.sliceOrNull();
    }

    @Override
    @Nullable
    Slice<ObjectReference> referenceSlice() {
        return found.objectRef.sliceOrNull();
    }

    @Override
    @Nullable
    Slice<ResponseStatus> statusSlice() {
        return found.status.sliceOrNull();
    }

    @Override
    @Nullable
    Slice<Map<String, String>> annotationsSlice() {
        return found.annotations.sliceOrNull();
    }

    @Override
    LinePart userPart() {
        return found.user;
    }

    @Override
    @Nullable
    LinePart referencePart() {
        return found.objectRef.isThere() ? found.objectRef : null;
    }

    @Override
    long received() {
        return found.received;
    }

    @Override
    long staged() {
        return found.staged;
    }
}
