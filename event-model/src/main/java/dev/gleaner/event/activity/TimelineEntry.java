package dev.gleaner.event.activity;

import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** One thing that happened. */
public sealed interface TimelineEntry {
    /** When it began; empty if that is not recorded. */
    Optional<Instant> at();

    /** What happened, on one line unless the message of the cluster has several lines. */
    String inWords();

    /**
     * Somebody did something.
     *
     * @param activity the request
     */
    record Done(Activity activity) implements TimelineEntry {
        /** Refuses null. */
        public Done {
            Objects.requireNonNull(activity, "activity");
        }

        @Override
        public Optional<Instant> at() {
            return activity.received();
        }

        @Override
        public String inWords() {
            return activity.inWords();
        }
    }

    /**
     * A component of the cluster reported something.
     *
     * @param event the newest state of the event
     */
    record Reported(KubernetesEvent event) implements TimelineEntry {
        /** Refuses null. */
        public Reported {
            Objects.requireNonNull(event, "event");
        }

        @Override
        public Optional<Instant> at() {
            return event.firstSeen();
        }

        @Override
        public String inWords() {
            String reporter = event.reporter().isEmpty() ? "<unknown>" : event.reporter();
            return reporter + " " + event.reason() + " "
                    + event.involvedObject().inWords() + ": " + event.message() + repeats();
        }

        private String repeats() {
            if (event.occurrences() == 1) {
                return "";
            }
            String until = event.lastSeen().map(last -> " until " + last).orElse("");
            return " (" + event.occurrences() + " times" + until + ")";
        }
    }
}
