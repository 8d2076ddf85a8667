package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.line.AnyJson;
import dev.gleaner.event.log.PodInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emits the records that objects of no known kind carry. Not thread-safe. */
final class CarrierReader {
    private final EntryReader entries;
    private final EntryOutput output;
    private final SplitLines split;
    private final Bounds bounds;

    CarrierReader(EntryReader entries, EntryOutput output, SplitLines split, Bounds bounds) {
        this.entries = entries;
        this.output = output;
        this.split = split;
        this.bounds = bounds;
    }

    /**
     * Emits the records in an object; returns whether there are any.
     *
     * @param range the bytes of the object
     */
    boolean read(JsonObject object, RecordBytes range) {
        if (readMessage(object.fields(), range)) {
            return true;
        }
        Optional<Tree.Mapping> plain =
                PlainRecords.of(AnyJson.withoutTexts(object).fields(), bounds);
        if (plain.isEmpty()) {
            return readAsWritten(range);
        }
        if (PlainRecords.isRecord(plain.get())) {
            // If two members get the same name, one of them is lost.
            List<PodInfo> pods = new ArrayList<>(CarrierPod.all(object.fields()));
            pods.removeAll(CarrierPod.all(plain.get()));
            return output.inside("", EntryReader.recordsOf(pods), () -> {
                entries.objects()
                        .read(range.rewritten(JsonText.of(plain.get()).toBytes())
                                .deeper());
                return true;
            });
        }
        return readRewritten(plain.get(), range);
    }

    /** Emits the entries of a message that CloudWatch split; returns false if the object is no part of one. */
    private boolean readMessage(Tree.Mapping fields, RecordBytes range) {
        Optional<String> text = fields.text("message");
        if (text.isEmpty() || !fields.isSet("logStreamName") && !fields.isSet("ingestionTime")) {
            return false;
        }
        String stream = output.origin() + fields.text("logStreamName").orElse("");
        SplitLines.Line line = split.addMessage(stream, text.get(), range.place);
        if (line == null) {
            return true;
        }
        String whole = line.record().text();
        RecordText message = new RecordText(whole.strip(), "message", false, line.place(), range.depth, range.out);
        return !whole.equals(text.get())
                && output.inside(
                        CarrierKind.CLOUD_WATCH.word(),
                        EntryReader.recordsOf(CarrierPod.all(fields)),
                        () -> entries.texts().read(message));
    }

    /** Emits the records in the original bytes of an object; returns whether there are any. */
    boolean readAsWritten(RecordBytes range) {
        output.addLooked(range.length());
        return readFound(RecordSearch.in(range.bytes, range.from, range.to, bounds.depth()), range);
    }

    /** Emits the records in an object that was rewritten; returns whether there are any. */
    boolean readRewritten(Tree.Mapping plain, RecordBytes range) {
        byte[] values = JsonText.of(plain).toBytes();
        List<RecordSearch.Found> found = RecordSearch.in(values, 0, values.length, bounds.depth());
        output.addLooked(
                values.length + (WrittenRecords.hasObject(values, found) ? 2L * (values.length + range.length()) : 0));
        List<RecordSearch.Found> asWritten =
                WrittenRecords.of(values, found, range.bytes, range.from, range.to, bounds.depth());
        return asWritten.isEmpty() ? readFound(found, range.rewritten(values)) : readFound(asWritten, range);
    }

    /** Emits the records in members of an object; the range starts with the first of them. */
    void readMembers(RecordBytes range) {
        output.addLooked(range.length());
        readFound(RecordSearch.inMembers(range.bytes, range.from, range.to, bounds.depth()), range);
    }

    /** Emits the records that were found in a range of bytes; returns whether there are any. */
    private boolean readFound(List<RecordSearch.Found> all, RecordBytes range) {
        RecordBytes here = range;
        boolean carries = false;
        OncePerItem once = new OncePerItem(all, range.out);
        for (RecordSearch.Found found : all) {
            here = here.part(found.from(), found.to());
            RecordBytes record = here.to(once.of(found));
            String kind = found.kind().isEmpty() ? CarrierKind.ANY : found.kind();
            carries |= output.inside(kind, EntryReader.recordsOf(found.pods()), () -> readFound(record));
        }
        return carries;
    }

    private boolean readFound(RecordBytes record) {
        if (record.bytes[record.from] != '{') {
            return entries.texts().readQuoted(record);
        }
        entries.objects().read(record);
        return true;
    }
}
