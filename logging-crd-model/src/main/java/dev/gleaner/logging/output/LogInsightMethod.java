package dev.gleaner.logging.output;

import dev.gleaner.document.Shape;

/** The methods of {@link VmwareLogInsightOutput}. */
public enum LogInsightMethod {
    /** The only one that the CRDs accept. */
    POST("post");

    static final Shape<LogInsightMethod> SHAPE =
            Shape.word(LogInsightMethod.values(), LogInsightMethod::wireName, OutputFault.WORD);

    private final String wireName;

    LogInsightMethod(String wireName) {
        this.wireName = wireName;
    }

    /** The name in manifests. */
    public String wireName() {
        return wireName;
    }
}
