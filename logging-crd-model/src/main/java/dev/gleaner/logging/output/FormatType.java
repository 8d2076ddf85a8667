package dev.gleaner.logging.output;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.Optional;

/** The formatters (logging-operator 3.17.3, pkg/sdk/logging/model/output/format.go). */
public enum FormatType {
    /** Time, tag and record in JSON, with tabs between them. */
    OUT_FILE("out_file"),
    /** The record in JSON. */
    JSON("json"),
    /** Labelled values with tabs between them. */
    LTSV("ltsv"),
    /** Values with commas between them. fluentd needs a list of fields, which the CRDs do not have. */
    CSV("csv"),
    /** The record in MessagePack. */
    MSGPACK("msgpack"),
    /** The record as Ruby prints it. */
    HASH("hash"),
    /** One field of the record. */
    SINGLE_VALUE("single_value");

    static final Shape<FormatType> SHAPE =
            Shape.word(FormatType.values(), FormatType::wireName, OutputFault.FORMAT_TYPE);

    private final String wireName;

    FormatType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in manifests. */
    public String wireName() {
        return wireName;
    }

    /** Checks that fluentd has all that the formatter needs. */
    static void checkFields(Tree.Mapping format, Position position, FieldPath path, Violations violations) {
        if (format.text("type").equals(Optional.of(CSV.wireName))) {
            violations.report(OutputFault.FORMAT_CSV, format, path, "type");
        }
    }
}
