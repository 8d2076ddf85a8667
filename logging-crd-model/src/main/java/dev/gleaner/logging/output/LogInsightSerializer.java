package dev.gleaner.logging.output;

import dev.gleaner.document.Shape;

/** The formats of requests of {@link VmwareLogInsightOutput}. */
public enum LogInsightSerializer {
    /** The only one that the CRDs accept. */
    JSON("json");

    static final Shape<LogInsightSerializer> SHAPE =
            Shape.word(LogInsightSerializer.values(), LogInsightSerializer::wireName, OutputFault.WORD);

    private final String wireName;

    LogInsightSerializer(String wireName) {
        this.wireName = wireName;
    }

    /** The name in manifests. */
    public String wireName() {
        return wireName;
    }
}
