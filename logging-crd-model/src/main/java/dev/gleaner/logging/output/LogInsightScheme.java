package dev.gleaner.logging.output;

import dev.gleaner.document.Shape;

/** The schemes of {@link VmwareLogInsightOutput}. */
public enum LogInsightScheme {
    /** Requests are not encrypted. */
    HTTP("http"),
    /** Requests are encrypted. */
    HTTPS("https");

    static final Shape<LogInsightScheme> SHAPE =
            Shape.word(LogInsightScheme.values(), LogInsightScheme::wireName, OutputFault.WORD);

    private final String wireName;

    LogInsightScheme(String wireName) {
        this.wireName = wireName;
    }

    /** The name in manifests. */
    public String wireName() {
        return wireName;
    }
}
