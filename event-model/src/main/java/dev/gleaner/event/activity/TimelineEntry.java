package dev.gleaner.event.activity;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** An entry of a timeline. */
public sealed interface TimelineEntry extends JsonForm {
    /** The time of the entry; empty if it is not recorded. */
    Optional<Instant> at();

    /** The entry in words. It is one line unless the message of a Kubernetes event has several lines. */
    String inWords();

    /** The entry as a mapping: time, if it is recorded, and what, the entry in words. */
    @Override
    default Tree.Mapping toTree() {
        return Tree.mapping(m -> {
            at().ifPresent(time -> m.put("time", time.toString()));
            m.put("what", inWords());
        });
    }

    /**
     * A request that somebody made.
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
     * A Kubernetes event that a component of the cluster reported.
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
