package dev.gleaner.logging.output;

import dev.gleaner.document.Shape;

/** The kinds of authentication of {@link VmwareLogInsightOutput}. */
public enum LogInsightAuthentication {
    /** None; user name and password are not sent. */
    NIL("nil"),
    /** User name and password are sent with each request. */
    BASIC("basic");

    static final Shape<LogInsightAuthentication> SHAPE =
            Shape.word(LogInsightAuthentication.values(), LogInsightAuthentication::wireName, OutputFault.WORD);

    private final String wireName;

    LogInsightAuthentication(String wireName) {
        this.wireName = wireName;
    }

    /** The name in manifests. */
    public String wireName() {
        return wireName;
    }
}
