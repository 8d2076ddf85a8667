package dev.gleaner.spark;

import static dev.gleaner.spark.Column.ofRecord;
import static dev.gleaner.spark.Column.optionalText;
import static dev.gleaner.spark.Column.text;
import static dev.gleaner.spark.Column.time;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.Actor;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.UserInfo;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.event.read.Log;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * The data source {@code gleaner-audit}: a row for each audit event, that is, for each recorded stage of a request.
 *
 * <pre>{@code
 * spark.read().format("gleaner-audit").load("/var/lib/rancher/rke2/server/logs").createOrReplaceTempView("audit");
 * spark.sql("select user, verb, count(*) from audit where stage = 'ResponseComplete' group by user, verb").show();
 * }</pre>
 *
 * <p>The columns that {@code gleaner who} prints have the same names. They have the values that this stage shows.
 */
public final class AuditSource extends LogSource<AuditEvent> {
    private static final long serialVersionUID = 1;
    private static final double NANOS = 1e9;

    private static final List<Column<AuditEvent>> COLUMNS = List.of(
            time("time", "When the request arrived.", AuditEvent::requestReceivedTimestamp),
            text("stage", "The stage, such as ResponseComplete.", e -> e.stage().wireName()),
            time("stageTime", "When the request reached the stage.", AuditEvent::stageTimestamp),
            text("level", "The level at which the event was recorded.", e -> e.level()
                    .wireName()),
            text("outcome", "allowed, denied, failed or unknown.", e -> Activity.of(e)
                    .outcome()
                    .inWords()),
            ofRecord("code", DataTypes.IntegerType, "The HTTP status code of the response.", e -> e.responseStatus()
                    .map(ResponseStatus::code)
                    .orElse(null)),
            ofRecord(
                    "seconds", DataTypes.DoubleType, "The time until the response was complete.", AuditSource::seconds),
            optionalText("peer", "The address that the server saw.", e -> Activity.of(e)
                    .peer()),
            text("person", "The user name of the person behind the request.", e -> Actor.of(e)
                    .person()
                    .username()),
            optionalText("login", "The login name of the person at the provider of logins.", e -> Actor.of(e)
                    .login()),
            text("user", "The authenticated user; '' if authentication failed.", e -> e.user()
                    .username()),
            optionalText("impersonatedUser", "The impersonated user.", e -> e.impersonatedUser()
                    .map(UserInfo::username)),
            text("verb", "The verb, such as create.", AuditEvent::verb),
            object("apiGroup", "The API group of the object; '' for the core group.", ObjectReference::apiGroup),
            object("resource", "The resource, such as pods.", ObjectReference::resource),
            object("subresource", "The subresource, such as exec; '' for none.", ObjectReference::subresource),
            object("namespace", "The namespace of the object; '' for none.", ObjectReference::namespace),
            object("name", "The name of the object; '' for lists.", ObjectReference::name),
            text("requestURI", "The path and the query.", AuditEvent::requestUri),
            text("userAgent", "The user agent; '' for none.", AuditEvent::userAgent),
            text("auditID", "The ID that all stages of the request share.", AuditEvent::auditId),
            optionalText(
                    "carrier",
                    "The carriers of the event, from the outside in; null for a line of the log itself.",
                    e -> Optional.of(e.carrier()).filter(words -> !words.isEmpty())),
            text("event", "The whole event in JSON, with its bodies.", AuditEvent::toJsonLine));

    /** For Spark. */
    public AuditSource() {}

    private static Column<AuditEvent> object(String name, String comment, Function<ObjectReference, String> value) {
        return optionalText(name, comment, event -> event.objectRef().map(value));
    }

    private static @Nullable Double seconds(AuditEvent event) {
        return Activity.of(event).took().map(AuditSource::seconds).orElse(null);
    }

    private static double seconds(Duration took) {
        return took.getSeconds() + took.getNano() / NANOS;
    }

    @Override
    public String shortName() {
        return "gleaner-audit";
    }

    @Override
    Log<AuditEvent> log(Path... paths) {
        return AuditLog.of(paths);
    }

    @Override
    List<Column<AuditEvent>> recordColumns() {
        return COLUMNS;
    }
}
