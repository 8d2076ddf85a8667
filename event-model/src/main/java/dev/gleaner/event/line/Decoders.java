package dev.gleaner.event.line;

import dev.gleaner.event.audit.AuthenticationMetadata;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.UserInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The decoders of the parts of an audit line. A scanner has already checked the bytes. */
final class Decoders {
    static final Slice.Decoder<UserInfo> USER =
            (bytes, from, to) -> UserInfo.of(u -> parse(bytes, from, to, fields -> fields.acceptUser(u)));

    static final Slice.Decoder<Origin> ORIGIN = (bytes, from, to) -> {
        Origin.Builder origin = new Origin.Builder();
        parse(bytes, from, to, fields -> fields.acceptOrigin(origin));
        return origin.build();
    };

    static final Slice.Decoder<AuthenticationMetadata> AUTHENTICATION_METADATA = (bytes, from, to) ->
            AuthenticationMetadata.of(m -> parse(bytes, from, to, fields -> fields.acceptAuthenticationMetadata(m)));

    static final Slice.Decoder<ObjectReference> REFERENCE = (bytes, from, to) -> LoggedObjectReference.from(texts -> {
        AuditFields fields = new AuditFields();
        fields.over(bytes, from, to);
        return fields.acceptObjectReference(texts);
    });

    static final Slice.Decoder<ResponseStatus> STATUS =
            (bytes, from, to) -> ResponseStatus.of(s -> parse(bytes, from, to, fields -> fields.acceptStatus(s)));

    static final Slice.Decoder<Map<String, String>> ANNOTATIONS = (bytes, from, to) -> {
        Map<String, String> annotations = new LinkedHashMap<>();
        parse(bytes, from, to, fields -> fields.acceptTextMapping(annotations));
        return Collections.unmodifiableMap(annotations);
    };

    private Decoders() {}

    private static void parse(byte[] bytes, int from, int to, Predicate<AuditFields> parser) {
        AuditFields fields = new AuditFields();
        fields.over(bytes, from, to);
        if (!parser.test(fields)) {
            throw new IllegalStateException("the bytes of an event have changed");
        }
    }
}
