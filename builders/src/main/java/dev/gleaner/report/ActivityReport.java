package dev.gleaner.report;

import dev.gleaner.audit.replay.ReplayReport;
import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.RancherRequests;
import dev.gleaner.event.activity.Subject;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import dev.gleaner.logging.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A report on what happened in a cluster, as one HTML page that loads nothing.
 *
 * <pre>{@code
 * String html = ActivityReport.of(AuditLog.of(path).events()).toHtml();
 * ActivityReport report = ActivityReport.of(r -> r.title("prod").object("team-a", "web").addAll(activities));
 * }</pre>
 *
 * <p>The page has sums, not events, so that its size does not grow with the log. A part without content is omitted. The
 * same input always results in the same page. Names and messages from logs are shown as text; invisible characters in
 * them are escaped.
 */
public final class ActivityReport {
    private final Builder parts;

    private ActivityReport(Builder parts) {
        this.parts = parts;
    }

    /** The report on a stream of audit events. */
    public static ActivityReport of(Stream<AuditEvent> events) {
        Objects.requireNonNull(events, "events");
        return of(r -> r.addAll(RancherRequests.of(Activities.of(events))));
    }

    /** A report that the consumer fills in. */
    public static ActivityReport of(Consumer<Builder> spec) {
        Builder builder = new Builder();
        Objects.requireNonNull(spec, "spec").accept(builder);
        return new ActivityReport(builder.copy());
    }

    /** The sums in the report. */
    public ActivitySums sums() {
        ActivitySums copy = ActivitySums.empty();
        copy.merge(parts.sums);
        return copy;
    }

    /** The report as an HTML document. */
    public String toHtml() {
        return ReportPage.of(parts);
    }

    /** Collects the content of a report. Not thread-safe. */
    public static final class Builder {
        String title = "Activity in the cluster";
        ActivitySums sums = ActivitySums.empty();
        List<ObjectHistory> objects = new ArrayList<>();
        Optional<ReplayReport> replay = Optional.empty();
        Optional<Diagram> diagram = Optional.empty();

        private Builder() {}

        private Builder copy() {
            Builder copy = new Builder();
            copy.title = title;
            copy.sums = sums;
            copy.objects = List.copyOf(objects);
            copy.replay = replay;
            copy.diagram = diagram;
            return copy;
        }

        /** Sets the title of the page. */
        public Builder title(String text) {
            title = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Adds the timeline of an object; the namespace is {@code ""} for an object without one. Only records that are
         * added after this call are in it.
         */
        public Builder object(String namespace, String name) {
            objects.add(new ObjectHistory(Subject.object(namespace, name)));
            return this;
        }

        /** Adds a request. */
        public Builder add(Activity activity) {
            sums.accept(activity);
            objects.forEach(object -> object.add(activity));
            return this;
        }

        /** Adds all requests of a stream. */
        public Builder addAll(Stream<Activity> activities) {
            Objects.requireNonNull(activities, "activities").forEachOrdered(this::add);
            return this;
        }

        /** Adds a Kubernetes event. */
        public Builder add(KubernetesEvent event) {
            sums.add(event);
            objects.forEach(object -> object.add(event));
            return this;
        }

        /** Adds sums of another part of the log. Timelines do not contain it. */
        public Builder add(ActivitySums other) {
            sums.merge(other);
            return this;
        }

        /** Sets what another policy would record. */
        public Builder replay(ReplayReport report) {
            replay = Optional.of(Objects.requireNonNull(report, "report"));
            return this;
        }

        /** Sets the picture of the way of records to the outputs. */
        public Builder diagram(Diagram picture) {
            diagram = Optional.of(Objects.requireNonNull(picture, "picture"));
            return this;
        }
    }
}
