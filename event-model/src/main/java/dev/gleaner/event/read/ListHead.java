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
import java.util.stream.Stream;

/**
 * The information in an object that applies to all items of one of its lists. The items are read one by one, because
 * the object is too long.
 *
 * @param member the name of the member with the list
 * @param kind the kind of carrier in words; empty for a list of Kubernetes, and if the kind is not known
 * @param pods the pods that the object names; empty if it names none
 * @param columns the names of the columns of a table, if the items are its rows; empty otherwise
 * @param isWhole whether the members after the list are known too
 */
record ListHead(String member, String kind, List<PodInfo> pods, List<String> columns, boolean isWhole) {
    /**
     * The information in the members of an object before its last member, which is the list.
     *
     * @param from the bracket of the object, or the start of the rest of an object
     * @param to the start of the value
     */
    static ListHead of(byte[] bytes, int from, int to, Bounds bounds) {
        int at = bytes[from] == '{' ? from + 1 : from;
        int start = at;
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
        return of(object(bytes, start, nameFrom), member, bounds);
    }

    /** This information, and that in the members after the list, which end with the bracket of the object. */
    ListHead with(byte[] after, Bounds bounds) {
        ListHead rest = of(object(after, 0, Math.max(0, after.length - 1)), member, bounds);
        return and(rest.pods, columns.isEmpty() ? rest.columns : columns, true);
    }

    /** This information, and that of an earlier list of the same object. */
    ListHead after(ListHead earlier) {
        return and(earlier.pods, columns, isWhole || earlier.isWhole);
    }

    /** The head of a list of Kubernetes. */
    ListHead ofKubernetes() {
        return new ListHead(member, "", pods, List.of(), isWhole);
    }

    private ListHead and(List<PodInfo> morePods, List<String> allColumns, boolean isAll) {
        List<PodInfo> all = Stream.concat(pods.stream(), morePods.stream()).toList();
        return new ListHead(member, kind, all, allColumns, isAll);
    }

    private static ListHead of(byte[] before, String member, Bounds bounds) {
        Tree.Mapping fields = AnyJson.read("", before, 0, before.length, bounds)
                .value()
                .map(AnyJson::withoutTexts)
                .map(JsonObject::fields)
                .orElse(null);
        // An object that cannot be read may still name its pod.
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
                RecordSearch.podsOf(plain, 0, plain.length, bounds.depth()),
                fields == null ? List.of() : NamedValues.columns(fields, member),
                false);
    }

    /** An object with a range of members, without the separators around them. */
    private static byte[] object(byte[] bytes, int from, int to) {
        int start = skipSeparators(bytes, from, to);
        int end = to;
        while (end > start && " \t\r\n,".indexOf(bytes[end - 1]) >= 0) {
            end--;
        }
        ByteArrayOutputStream object = new ByteArrayOutputStream(end - start + 2);
        object.write('{');
        object.write(bytes, start, end - start);
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
