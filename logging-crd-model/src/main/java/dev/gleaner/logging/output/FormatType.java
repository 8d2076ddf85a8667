package dev.gleaner.logging.output;

import dev.gleaner.document.Shape;

/** The formatters (logging-operator 3.17.3, pkg/sdk/logging/model/output/format.go). */
public enum FormatType {
    /** Time, tag and record in JSON, with tabs between them. */
    OUT_FILE("out_file"),
    /** The record in JSON. */
    JSON("json"),
    /** Labelled values with tabs between them. */
    LTSV("ltsv"),
    /** Values with commas between them. */
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
}
