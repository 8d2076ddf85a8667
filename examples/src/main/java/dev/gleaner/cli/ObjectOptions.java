package dev.gleaner.cli;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.ActivityFilter;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.InvolvedObject;

/** The options that select objects by namespace and name, for requests and for Kubernetes events. */
final class ObjectOptions {
    private final Option<String> namespaces;
    private final Option<String> names;

    /** Adds the options; the text is what they select, such as {@code requests for}. */
    ObjectOptions(Syntax syntax, String records) {
        namespaces = syntax.text(
                        "--namespace",
                        "NAMESPACE,...",
                        "Only " + records
                                + " objects in one of these namespaces; '' means objects without a namespace.")
                .listed();
        names = syntax.text("--name", "NAME,...", "Only " + records + " objects with one of these names.")
                .listed();
    }

    /** The filters of requests. */
    Filters<Activity> ofRequests() {
        Filters<Activity> filters = new Filters<>();
        filters.add(
                namespaces,
                text -> Wanted.name(text, ActivityFilter.in(text)),
                ActivityOptions.ofObject(ObjectReference::namespace));
        filters.add(
                names,
                text -> Wanted.name(text, ActivityFilter.named(text)),
                ActivityOptions.ofObject(ObjectReference::name));
        return filters;
    }

    /** The filters of Kubernetes events. */
    Filters<EventNotice> ofEvents() {
        Filters<EventNotice> filters = new Filters<>();
        filters.add(namespaces, EventOptions.ofObject(InvolvedObject::namespace));
        filters.add(names, EventOptions.ofObject(InvolvedObject::name));
        return filters;
    }
}
