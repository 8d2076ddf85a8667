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
    static final Slice.Decoder<UserInfo> USER = LoggedUserInfo::new;

    static final Slice.Decoder<Origin> ORIGIN = slice -> {
        Origin.Builder origin = new Origin.Builder();
        parse(slice, fields -> fields.acceptOrigin(origin));
        return origin.build();
    };

    static final Slice.Decoder<AuthenticationMetadata> AUTHENTICATION_METADATA =
            slice -> AuthenticationMetadata.of(m -> parse(slice, fields -> fields.acceptAuthenticationMetadata(m)));

    static final Slice.Decoder<ObjectReference> REFERENCE = LoggedObjectReference::new;

    static final Slice.Decoder<ResponseStatus> STATUS =
            slice -> ResponseStatus.of(s -> parse(slice, fields -> fields.acceptStatus(s)));

    static final Slice.Decoder<Map<String, String>> ANNOTATIONS = slice -> {
        Map<String, String> annotations = new LinkedHashMap<>();
        parse(slice, fields -> fields.acceptTextMapping(annotations));
        return Collections.unmodifiableMap(annotations);
    };

    private Decoders() {}

    private static void parse(Slice<?> slice, Predicate<AuditFields> parser) {
        AuditFields fields = new AuditFields();
        fields.over(slice.bytes(), slice.from(), slice.to());
        if (!parser.test(fields)) {
            throw new IllegalStateException("the bytes of an event have changed");
        }
    }
}
