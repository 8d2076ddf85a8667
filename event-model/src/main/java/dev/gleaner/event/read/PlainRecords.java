package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Tree;
import dev.gleaner.event.schema.FlatNames;
import dev.gleaner.event.schema.NamedValues;
import dev.gleaner.event.schema.ShippedEvents;
import java.util.Optional;

/** Rewrites objects of no known kind, so that the records that they carry are plain objects and texts. */
final class PlainRecords {
    private PlainRecords() {}

    /** The object with plain records; empty if there is nothing to rewrite. */
    static Optional<Tree.Mapping> of(Tree.Mapping object, Bounds bounds) {
        Optional<Tree.Mapping> texts = new CarriedTexts(bounds).plain(object);
        Optional<Tree.Mapping> named = NamedValues.toPlain(texts.orElse(object), PlainRecords::isRecord)
                .or(() -> texts);
        Optional<Tree.Mapping> flat =
                FlatNames.toPlain(named.orElse(object), PlainRecords::isRecord).or(() -> named);
        return ShippedEvents.toPlain(flat.orElse(object)).or(() -> flat);
    }

    static boolean isRecord(Tree.Mapping object) {
        return RecordKind.of(RecordKind.fieldsOf(object)) != RecordKind.OTHER;
    }
}
