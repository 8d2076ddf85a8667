package dev.gleaner.event.line;

import dev.gleaner.event.audit.AuthenticationMetadata;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.StatusCause;
import dev.gleaner.event.audit.StatusDetails;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Parses the objects inside an audit event in the format of kube-apiserver. Each method accepts one object, and sets
 * its values in a builder, if there is one, or the offsets of its fields. Not thread-safe.
 */
class AuditFields extends CanonicalJson {
    private static final Key USERNAME = Key.ofText("username");
    private static final Key UID = Key.ofText("uid");
    private static final Key GROUPS = Key.of("\"groups\":");
    private static final Key EXTRA = Key.of("\"extra\":");
    private static final Literal SOURCE_IPS = Literal.of(",\"sourceIPs\":");
    private static final Literal USER_AGENT = Literal.of(",\"userAgent\":\"");
    private static final Key CONSTRAINT = Key.ofText("impersonationConstraint");
    private static final Key RESOURCE = Key.ofText("resource");
    private static final Key NAMESPACE = Key.ofText("namespace");
    private static final Key NAME = Key.ofText("name");
    private static final Key API_GROUP = Key.ofText("apiGroup");
    private static final Key API_VERSION = Key.ofText("apiVersion");
    private static final Key RESOURCE_VERSION = Key.ofText("resourceVersion");
    private static final Key SUBRESOURCE = Key.ofText("subresource");
    private static final Key METADATA = Key.of("\"metadata\":{}");
    private static final Key STATUS = Key.ofText("status");
    private static final Key MESSAGE = Key.ofText("message");
    private static final Key REASON = Key.ofText("reason");
    private static final Key DETAILS = Key.of("\"details\":");
    private static final Key GROUP = Key.ofText("group");
    private static final Key KIND = Key.ofText("kind");
    private static final Key CAUSES = Key.of("\"causes\":[");
    private static final Key FIELD = Key.ofText("field");
    private static final Key RETRY_AFTER = Key.of("\"retryAfterSeconds\":");
    private static final Key CODE = Key.of("\"code\":");

    /** Accepts a text field, which may be absent. */
    private <B> boolean acceptField(Key key, @Nullable B builder, BiConsumer<B, String> set) {
        if (!acceptKey(key)) {
            return true;
        }
        if (!acceptText()) {
            return false;
        }
        if (builder != null) {
            set.accept(builder, text());
        }
        return true;
    }

    /** Accepts a user, and sets the offsets of the fields that are there. */
    final boolean acceptUser(FieldOffsets offsets) {
        int start = at;
        return accept('{')
                && acceptField(USERNAME, offsets, LoggedUserInfo.USERNAME, start)
                && acceptField(UID, offsets, LoggedUserInfo.UID, start)
                && acceptGroups(offsets, start)
                && acceptExtra(offsets, start)
                && accept('}');
    }

    private boolean acceptField(Key key, FieldOffsets offsets, int field, int start) {
        if (!acceptKey(key)) {
            return true;
        }
        if (!acceptText()) {
            return false;
        }
        offsets.set(field, textFrom - start, textTo - start);
        return true;
    }

    private boolean acceptGroups(FieldOffsets offsets, int start) {
        if (!acceptKey(GROUPS)) {
            return true;
        }
        int from = at;
        boolean accepted = acceptTexts(null);
        offsets.set(LoggedUserInfo.GROUPS, from - start, at - start);
        return accepted;
    }

    private boolean acceptExtra(FieldOffsets offsets, int start) {
        if (!acceptKey(EXTRA)) {
            return true;
        }
        int from = at;
        boolean accepted = acceptTextsMapping(null);
        offsets.set(LoggedUserInfo.EXTRA, from - start, at - start);
        return accepted;
    }

    /** Accepts the addresses and the user agent with the commas before them; each may be absent. */
    final boolean acceptOrigin(Origin.@Nullable Builder origin) {
        if (accept(SOURCE_IPS) && !acceptTexts(origin == null ? null : origin.sourceIps)) {
            return false;
        }
        if (!accept(USER_AGENT)) {
            return true;
        }
        if (!acceptText()) {
            return false;
        }
        if (origin != null) {
            origin.userAgent = text();
        }
        return true;
    }

    final boolean acceptAuthenticationMetadata(AuthenticationMetadata.@Nullable Builder metadata) {
        return accept('{')
                && acceptField(CONSTRAINT, metadata, AuthenticationMetadata.Builder::impersonationConstraint)
                && accept('}');
    }

    /** Accepts a reference, and sets the offsets of the fields that are there. */
    final boolean acceptObjectReference(FieldOffsets offsets) {
        int start = at;
        return accept('{')
                && acceptField(RESOURCE, offsets, LoggedObjectReference.RESOURCE, start)
                && acceptField(NAMESPACE, offsets, LoggedObjectReference.NAMESPACE, start)
                && acceptField(NAME, offsets, LoggedObjectReference.NAME, start)
                && acceptField(UID, offsets, LoggedObjectReference.UID, start)
                && acceptField(API_GROUP, offsets, LoggedObjectReference.API_GROUP, start)
                && acceptField(API_VERSION, offsets, LoggedObjectReference.API_VERSION, start)
                && acceptField(RESOURCE_VERSION, offsets, LoggedObjectReference.RESOURCE_VERSION, start)
                && acceptField(SUBRESOURCE, offsets, LoggedObjectReference.SUBRESOURCE, start)
                && accept('}');
    }

    final boolean acceptStatus(ResponseStatus.@Nullable Builder status) {
        return accept('{')
                && acceptKey(METADATA)
                && acceptField(STATUS, status, ResponseStatus.Builder::status)
                && acceptField(MESSAGE, status, ResponseStatus.Builder::message)
                && acceptField(REASON, status, ResponseStatus.Builder::reason)
                && acceptDetails(status)
                && acceptNumberField(CODE, status, ResponseStatus.Builder::code)
                && accept('}');
    }

    private boolean acceptDetails(ResponseStatus.@Nullable Builder status) {
        if (!acceptKey(DETAILS)) {
            return true;
        }
        if (status == null) {
            return acceptDetailsObject(null);
        }
        boolean[] accepted = {false};
        status.details(details -> accepted[0] = acceptDetailsObject(details));
        return accepted[0];
    }

    private boolean acceptDetailsObject(StatusDetails.@Nullable Builder details) {
        return accept('{')
                && acceptField(NAME, details, StatusDetails.Builder::name)
                && acceptField(GROUP, details, StatusDetails.Builder::group)
                && acceptField(KIND, details, StatusDetails.Builder::kind)
                && acceptField(UID, details, StatusDetails.Builder::uid)
                && acceptCauses(details)
                && acceptNumberField(RETRY_AFTER, details, StatusDetails.Builder::retryAfterSeconds)
                && accept('}');
    }

    private boolean acceptCauses(StatusDetails.@Nullable Builder details) {
        if (!acceptKey(CAUSES)) {
            return true;
        }
        boolean[] accepted = {true};
        do {
            if (details == null) {
                accepted[0] = acceptCause(null);
            } else {
                details.addCause(cause -> accepted[0] = acceptCause(cause));
            }
        } while (accepted[0] && accept(','));
        return accepted[0] && accept(']');
    }

    private boolean acceptCause(StatusCause.@Nullable Builder cause) {
        return accept('{')
                && acceptField(REASON, cause, StatusCause.Builder::reason)
                && acceptField(MESSAGE, cause, StatusCause.Builder::message)
                && acceptField(FIELD, cause, StatusCause.Builder::field)
                && accept('}');
    }

    /** Accepts a number field, which may be absent. */
    private <B> boolean acceptNumberField(Key key, @Nullable B builder, ObjIntConsumer<B> set) {
        if (!acceptKey(key)) {
            return true;
        }
        int number = acceptNumber();
        if (builder != null && number >= 0) {
            set.accept(builder, number);
        }
        return number >= 0;
    }
}
