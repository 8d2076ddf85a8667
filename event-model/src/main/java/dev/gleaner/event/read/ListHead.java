package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.line.AnyJson;
import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.log.PodInfo;
import dev.gleaner.event.schema.NamedValues;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of an object before one of its members, whose items are read one by one because the object is too long: what
 * it tells about all items.
 *
 * @param member the name of that member
 * @param kind the kind of carrier in words
 * @param pod the pod that the object names before the member; empty if it names none
 * @param columns the names of the columns of a table, if the items are its rows; empty otherwise
 */
record ListHead(String member, String kind, Optional<PodInfo> pod, List<String> columns) {
    /**
     * The head of the object at an index.
     *
     * @param to the start of the value of the member
     */
    static ListHead of(byte[] bytes, int from, int to, Bounds bounds) {
        int at = from + 1;
        int nameFrom = at;
        int nameEnd = at;
        while (true) {
            at = skipSeparators(bytes, at, to);
            int end = at < to && bytes[at] == '"' ? JsonSpan.end(bytes, at, to) : -1;
            if (end < 0) {
                break;
            }
            nameFrom = at;
            nameEnd = end;
            at = skipSeparators(bytes, end, to);
            int valueEnd = JsonSpan.end(bytes, at, to);
            if (valueEnd < 0) {
                break;
            }
            at = valueEnd;
        }
        String member = nameEnd - nameFrom < 2
                ? ""
                : new String(bytes, nameFrom + 1, nameEnd - nameFrom - 2, StandardCharsets.UTF_8);
        return of(object(bytes, from, nameFrom), member, bounds);
    }

    /** What the members after a list tell about its items; they end with the bracket of their object. */
    ListHead tail(byte[] bytes, int from, int to, Bounds bounds) {
        ByteArrayOutputStream object = new ByteArrayOutputStream(to - from + 1);
        object.write('{');
        object.write(bytes, from, to - from);
        return of(object.toByteArray(), member, bounds);
    }

    private static ListHead of(byte[] before, String member, Bounds bounds) {
        Tree.Mapping fields = AnyJson.read("", before, 0, before.length, bounds)
                .value()
                .map(AnyJson::withoutTexts)
                .map(JsonObject::fields)
                .orElse(null);
        // An object that cannot be read names its pod all the same.
        byte[] plain = fields == null
                ? before
                : PlainRecords.of(fields, bounds)
                        .map(object -> JsonText.of(object).toBytes())
                        .orElse(before);
        List<String> names = new ArrayList<>();
        names.add(member);
        if (fields != null) {
            fields.fields().forEach(field -> names.add(field.name()));
        }
        return new ListHead(
                member,
                CarrierKind.of(names),
                Optional.ofNullable(podOf(plain, bounds)),
                fields == null ? List.of() : NamedValues.columns(fields, member));
    }

    private static @Nullable PodInfo podOf(byte[] object, Bounds bounds) {
        return RecordSearch.podOf(object, 0, object.length, bounds.depth());
    }

    /** The members in a range, which starts with the bracket, as an object. */
    private static byte[] object(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from + 1 && " \t\r\n,".indexOf(bytes[end - 1]) >= 0) {
            end--;
        }
        ByteArrayOutputStream object = new ByteArrayOutputStream(end - from + 1);
        object.write(bytes, from, end - from);
        object.write('}');
        return object.toByteArray();
    }

    private static int skipSeparators(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && " \t\r\n,:".indexOf(bytes[at]) >= 0) {
            at++;
        }
        return at;
    }
}
