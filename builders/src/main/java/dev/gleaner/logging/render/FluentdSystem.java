package dev.gleaner.logging.render;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The directives of fluentd.conf: the source, global filters, the router, flows, and the label of errors
 * (logging-operator 3.17.3, pkg/resources/model/system.go and pkg/sdk/logging/model/types/builder.go). Not safe for use
 * by several threads.
 */
final class FluentdSystem {
    private static final String ERROR_LABEL = "@ERROR";
    private static final String ERROR_ID = "main-fluentd-error";

    private static final Section SOURCE = Section.of("source")
            .type("forward")
            .standard("port", "24240")
            .standard("bind", "0.0.0.0")
            .pointers("resolve_hostname", "deny_keepalive", "send_keepalive_packet", "skip_invalid_event")
            .child("transport", SharedSections.TRANSPORT)
            .child("security", SharedSections.SECURITY);

    private static final Tree.Mapping TLS_FILES = Tree.mapping(m -> m.put("version", "TLSv1_2")
            .put("ca_path", "/fluentd/tls/ca.crt")
            .put("cert_path", "/fluentd/tls/tls.crt")
            .put("private_key_path", "/fluentd/tls/tls.key")
            .put("client_cert_auth", Tree.flag(true)));

    private final StoredObjects objects;
    private final Tree.Mapping fluentd;
    private final Rendering rendering;
    private final boolean skips;
    private final List<FluentdDirective> routes = new ArrayList<>();
    private final List<FluentdDirective> labels = new ArrayList<>();
    private final Set<String> labelNames = new LinkedHashSet<>();
    private final Map<String, String> router = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private FluentdSystem(StoredObjects objects, Tree.Mapping fluentd, Rendering rendering) {
        this.objects = objects;
        this.fluentd = fluentd;
        this.rendering = rendering;
        this.skips = objects.skipsInvalid();
    }

    /** The configuration of a fluentd with these settings. */
    static FluentdSystem of(StoredObjects objects, Tree.Mapping fluentd, SecretTexts secrets, String logKey) {
        return new FluentdSystem(
                objects, fluentd, new Rendering(objects.version(), secrets, objects.controlNamespace(), logKey));
    }

    /** Why the operator refuses the configuration, or skips flows; filled by {@link #directives}. */
    List<Violation> violations() {
        return violations;
    }

    /** The directives, in order. They are incomplete if there is an error. */
    List<FluentdDirective> directives() {
        List<FluentdDirective> directives = new ArrayList<>();
        directives.add(source());
        directives.addAll(globalFilters());
        router.put("metrics", Boolean.toString(fluentd.isSet("metrics")));
        objects.flows().forEach(this::addFlow);
        objects.clusterFlows().forEach(this::addClusterFlow);
        addDefaultFlow();
        addErrorFlow();
        directives.add(FluentdDirective.of("match", "**")
                .withType("label_router")
                .withId("main")
                .with(router)
                .withChildren(routes));
        labels.forEach(label -> directives.add(hasWorkers() ? withoutPaths(label) : label));
        return directives;
    }

    private boolean hasWorkers() {
        return fluentd.get("workers").orElse(Tree.nothing()) instanceof Tree.Decimal workers
                && workers.value().compareTo(BigDecimal.ONE) > 0;
    }

    /** Several workers cannot share the folder of a buffer; fluentd then uses one below its root folder. */
    private static FluentdDirective withoutPaths(FluentdDirective directive) {
        return directive.name().equals("buffer")
                ? directive.without("path")
                : directive.withChildren(directive.children().stream()
                        .map(FluentdSystem::withoutPaths)
                        .toList());
    }

    private FluentdDirective source() {
        Tree.Mapping input = Texts.mapping(fluentd, "forwardInputConfig");
        Tree.Mapping tls = Texts.mapping(fluentd, "tls");
        if (tls.isTrue("enabled")) {
            Tree.Mapping security = Tree.mapping(m -> m.put("self_hostname", "fluentd")
                    .put("shared_key", tls.text("sharedKey").orElse("")));
            input = Texts.with(Texts.with(input, "transport", TLS_FILES), "security", security);
        }
        return SOURCE.render(input, rendering, "").withId("main_forward");
    }

    private List<FluentdDirective> globalFilters() {
        StoredObject logging = objects.logging();
        FluentdFlow flow = new FluentdFlow(objects, rendering, "globalFilter");
        Tree filters = logging.spec().get("globalFilters").orElse(Tree.nothing());
        flow.addFilters(
                new StoredObject(
                        objects.controlNamespace(),
                        logging.name(),
                        Tree.mapping(m -> m.put("filters", filters)),
                        logging.at("globalFilters")),
                "globalFilter");
        refuse(flow.problems());
        return flow.directive("").children();
    }

    private void addFlow(StoredObject flow) {
        String id = "flow:" + flow.namespace() + ":" + flow.name();
        FluentdFlow content = new FluentdFlow(objects, rendering, id);
        content.addGlobalOutputs(flow, true);
        content.addLocalOutputs(flow);
        content.addFilters(flow, flow.name());
        route(flow, () -> FlowRoute.ofFlow(flow, id)).ifPresent(route -> add(flow, route, content));
    }

    private void addClusterFlow(StoredObject flow) {
        String id = "clusterflow:" + flow.namespace() + ":" + flow.name();
        FluentdFlow content = new FluentdFlow(objects, rendering, id);
        content.addGlobalOutputs(flow, false);
        content.addFilters(flow, flow.name());
        route(flow, () -> FlowRoute.ofClusterFlow(flow, id)).ifPresent(route -> add(flow, route, content));
    }

    private Optional<FlowRoute> route(StoredObject flow, Supplier<FlowRoute> route) {
        try {
            return Optional.of(route.get());
        } catch (Refusal refusal) {
            refusal.messages().forEach(words -> report(flow.at("match"), words));
            return Optional.empty();
        }
    }

    /** Adds a flow with its route; a flow with problems is refused or skipped. */
    private void add(StoredObject flow, FlowRoute route, FluentdFlow content) {
        if (!content.problems().isEmpty()) {
            content.problems().forEach(problem -> report(problem.part(), problem.words()));
        } else if (register(flow.part(), route.label(), content.directive(route.label())) && route.isRouted()) {
            routes.add(route.directive());
        }
    }

    private void report(Part part, String words) {
        violations.add(part.violation(skips ? RenderFault.SKIPPED : RenderFault.REFUSED, words));
    }

    private void refuse(List<FluentdFlow.Problem> problems) {
        problems.forEach(problem -> violations.add(problem.part().violation(RenderFault.REFUSED, problem.words())));
    }

    private boolean register(Part part, String label, FluentdDirective directive) {
        boolean isNew = labelNames.add(label);
        if (isNew) {
            labels.add(directive);
        } else {
            violations.add(part.violation(RenderFault.REFUSED, "Flow already exists"));
        }
        return isNew;
    }

    private void addDefaultFlow() {
        StoredObject logging = objects.logging();
        if (!logging.spec().isSet("defaultFlow")) {
            return;
        }
        Tree.Mapping spec = Texts.mapping(logging.spec(), "defaultFlow");
        Part part = logging.at("defaultFlow");
        String id = "logging::" + logging.name();
        StoredObject owner = new StoredObject("", logging.name(), spec, part);
        FluentdFlow content = new FluentdFlow(objects, rendering, id);
        content.addGlobalOutputs(owner, false);
        content.addFilters(owner, logging.name());
        refuse(content.problems());
        FlowRoute route = FlowRoute.ofDefaultFlow(spec, id, logging.name());
        if (register(part, route.label(), content.directive(route.label()))) {
            router.put("default_route", route.label());
            router.put("default_metrics_labels", route.metricsLabels());
        }
    }

    private void addErrorFlow() {
        StoredObject logging = objects.logging();
        String name = logging.spec().text("errorOutputRef").orElse("");
        Tree.Mapping none = Tree.mapping(m -> m.put("nullout", n -> {}));
        Optional<StoredObject> output = objects.clusterOutput(name);
        if (!name.isEmpty() && output.isEmpty()) {
            violations.add(logging.at("errorOutputRef")
                    .violation(RenderFault.REFUSED, "there is no ClusterOutput named " + name));
            return;
        }
        try {
            FluentdDirective plugin = name.isEmpty()
                    ? Plugins.output(none, ERROR_ID, rendering)
                    : Plugins.output(
                            output.get().spec(),
                            ERROR_ID,
                            rendering.in(output.get().namespace()));
            register(
                    logging.part(),
                    ERROR_LABEL,
                    FluentdDirective.of("label", ERROR_LABEL).withChildren(List.of(plugin)));
        } catch (Refusal refusal) {
            refusal.within("failed to create configured output \"" + name + "\"")
                    .forEach(words -> violations.add(output.get().part().violation(RenderFault.REFUSED, words)));
        }
    }
}
