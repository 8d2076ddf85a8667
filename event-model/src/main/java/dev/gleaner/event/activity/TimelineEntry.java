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

    /**
     * The carriers of the entry: the records that contained it in the log, from the outermost one; empty if no other
     * record contained it. See {@link Activity#carrier()}.
     */
    String carrier();

    /** The entry as a mapping: time, if it is recorded; what, the entry in words; and carrier, unless it is empty. */
    @Override
    default Tree.Mapping toTree() {
        return Tree.mapping(m -> {
            at().ifPresent(time -> m.put("time", time.toString()));
            m.put("what", inWords());
            if (!carrier().isEmpty()) {
                m.put("carrier", carrier());
            }
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

        @Override
        public String carrier() {
            return activity.carrier();
        }
    }

    /**
     * A Kubernetes event that a component of the cluster reported.
     *
     * @param event the newest state of the event
     * @param carrier the carriers of that state in the log; empty if no other record contained it
     */
    record Reported(KubernetesEvent event, String carrier) implements TimelineEntry {
        /** Refuses null. */
        public Reported {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(carrier, "carrier");
        }

        /** Creates the entry of an event without carrier. */
        public Reported(KubernetesEvent event) {
            this(event, "");
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
