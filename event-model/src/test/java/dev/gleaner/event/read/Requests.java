package dev.gleaner.event.read;

import dev.gleaner.event.read.Callers.Caller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The requests to the API server and their frequency. */
final class Requests {
    /** The share, the caller, the verb, the version, the resource, and whether it is in a namespace. */
    private static final String ORDINARY = """
            240 services update coordination.k8s.io/v1 leases ns
            150 services get coordination.k8s.io/v1 leases ns
            90 nodes update coordination.k8s.io/v1 leases ns
            40 servers update coordination.k8s.io/v1 leases ns
            60 services get v1 configmaps ns
            50 services update v1 configmaps ns
            40 services create authorization.k8s.io/v1 subjectaccessreviews cluster
            20 services create authentication.k8s.io/v1 tokenreviews cluster
            25 services watch v1 pods ns
            25 services watch kubevirt.io/v1 virtualmachineinstances all
            25 nodes watch v1 secrets ns
            20 nodes watch v1 configmaps ns
            40 nodes patch v1 pods/status ns
            30 nodes patch v1 nodes/status cluster
            30 nodes create v1 serviceaccounts/token ns
            35 services get v1 secrets ns
            20 services list v1 secrets ns
            30 services create v1 events ns
            25 services patch v1 events ns
            40 services list v1 pods all
            30 services update longhorn.io/v1beta2 engines/status ns
            30 services update longhorn.io/v1beta2 volumes ns
            25 services patch kubevirt.io/v1 virtualmachineinstances/status ns
            20 services update kubevirt.io/v1 virtualmachines/status ns
            15 services create v1 pods ns
            15 services delete v1 pods ns
            15 servers create v1 pods/binding ns
            15 services get apiextensions.k8s.io/v1 customresourcedefinitions cluster
            40 servers get - /healthz none
            30 services get - /apis?timeout=32s none
            30 services get - /version?timeout=32s none
            20 services get - /openapi/v2?timeout=32s none
            10 servers get - /readyz?verbose=true&exclude=etcd none
            40 rancher list v1 namespaces cluster
            30 rancher get kubevirt.io/v1 virtualmachines ns
            25 rancher list kubevirt.io/v1 virtualmachines ns
            25 rancher create authorization.k8s.io/v1 selfsubjectaccessreviews cluster
            15 rancher update kubevirt.io/v1 virtualmachines ns
            12 rancher create kubevirt.io/v1 virtualmachines ns
            8 rancher delete kubevirt.io/v1 virtualmachines ns
            10 rancher update subresources.kubevirt.io/v1 virtualmachines/restart ns
            15 rancher watch harvesterhci.io/v1beta1 virtualmachineimages all
            10 rancher create v1 secrets ns
            20 people get v1 pods ns
            15 people list v1 pods ns
            10 people create v1 configmaps ns
            10 people patch apps/v1 deployments ns
            10 people get v1 pods/log ns
            5 people create v1 pods/exec ns
            5 people delete v1 configmaps ns
            20 teams list apps/v1 deployments ns
            20 teams patch apps/v1 deployments ns
            15 teams create batch/v1 jobs ns
            15 teams get v1 secrets ns
            """;

    /** The requests whose response is an object. */
    private static final String WITH_BODIES = """
            20 services update v1 configmaps ns
            10 services get v1 configmaps ns
            20 nodes patch v1 pods/status ns
            25 services create v1 pods ns
            20 people get v1 pods ns
            20 teams patch v1 pods ns
            30 rancher get kubevirt.io/v1 virtualmachines ns
            25 rancher update kubevirt.io/v1 virtualmachines ns
            20 rancher create kubevirt.io/v1 virtualmachines ns
            20 services update kubevirt.io/v1 virtualmachines/status ns
            15 services patch kubevirt.io/v1 virtualmachines ns
            10 people create v1 configmaps ns
            5 people list v1 configmaps ns
            10 rancher list kubevirt.io/v1 virtualmachines ns
            """;

    private static final Map<String, String> NAMES = Map.of(
            "leases", "kube-scheduler longhorn-manager-upgrade-lock harvester-controllers virt-controller",
            "pods", "virt-launcher-web csi-attacher longhorn-manager web-frontend api-gateway billing-worker",
            "virtualmachines", "web db-primary db-replica windows-2019 build-agent jump-host",
            "virtualmachineinstances", "web db-primary db-replica windows-2019 build-agent jump-host",
            "secrets", "default-token sh.helm.release.v1.web tls-rancher cloud-init harvester-csi",
            "configmaps",
                    "rancher-controller-lock kube-root-ca web-config grafana-dashboards cluster-autoscaler-status",
            "nodes", "harvester-node");

    /** The number of objects of a resource in a namespace, and the percentage of requests for a new object. */
    private static final int POPULATION = 12;

    private static final int TURNOVER = 3;

    private final Map<String, List<String>> population = new TreeMap<>();
    private final List<Kind> kinds;
    private final Callers callers;
    private final Chance chance;
    private final int newPercent;

    private record Kind(String who, String verb, String group, String version, String resource, String scope) {}

    /**
     * A request.
     *
     * @param uri the path and the query
     * @param resource the resource; empty if the URI is not that of a resource
     * @param code the status of the response
     */
    record Request(
            Caller caller,
            String id,
            String verb,
            String uri,
            String group,
            String version,
            String resource,
            String subresource,
            String namespace,
            String name,
            int code) {
        boolean isWatch() {
            return verb.equals("watch");
        }

        boolean creates() {
            return verb.equals("create");
        }

        boolean failed() {
            return code >= 400;
        }
    }

    /** Requests of which a percentage has a user, and a percentage an object, that did not occur before. */
    static Requests ordinary(Chance chance, int newPercent) {
        return new Requests(ORDINARY, chance, newPercent);
    }

    static Requests withBodies(Chance chance) {
        return new Requests(WITH_BODIES, chance, 0);
    }

    private Requests(String table, Chance chance, int newPercent) {
        this.chance = chance;
        this.newPercent = newPercent;
        callers = new Callers(chance);
        kinds = table.lines()
                .flatMap(line -> kinds(line.split(" ", -1)).stream())
                .toList();
    }

    private static List<Kind> kinds(String[] words) {
        int slash = words[3].indexOf('/');
        Kind kind = new Kind(
                words[1],
                words[2],
                slash < 0 ? "" : words[3].substring(0, slash),
                words[3].substring(slash + 1),
                words[4],
                words[5]);
        return Collections.nCopies(Integer.parseInt(words[0]), kind);
    }

    Request next() {
        Kind kind = chance.of(kinds);
        Caller caller = caller(kind.who());
        if (kind.scope().equals("none")) {
            return new Request(caller, chance.uuid(), kind.verb(), kind.resource(), "", "", "", "", "", "", code(kind));
        }
        int slash = kind.resource().indexOf('/');
        String resource = slash < 0 ? kind.resource() : kind.resource().substring(0, slash);
        String subresource = slash < 0 ? "" : kind.resource().substring(slash + 1);
        String namespace = kind.scope().equals("ns") ? caller.namespace() : "";
        String name = name(kind.verb(), resource, subresource, namespace);
        return new Request(
                caller,
                chance.uuid(),
                kind.verb(),
                uri(kind, resource, subresource, namespace, name),
                kind.group(),
                kind.version(),
                resource,
                subresource,
                namespace,
                name,
                code(kind));
    }

    private Caller caller(String who) {
        Caller known = chance.of(
                switch (who) {
                    case "services" -> callers.services;
                    case "nodes" -> callers.nodes;
                    case "servers" -> callers.servers;
                    case "rancher" -> callers.rancher;
                    case "people" -> callers.people;
                    case "teams" -> callers.teams;
                    default -> throw new IllegalArgumentException(who);
                });
        return isNew() ? callers.newcomer(known) : known;
    }

    private boolean isNew() {
        return newPercent > 0 && chance.percent(newPercent);
    }

    private String name(String verb, String resource, String subresource, String place) {
        boolean creates = verb.equals("create") && subresource.isEmpty();
        boolean unnamed = verb.equals("list")
                || verb.equals("watch") && !chance.percent(40)
                || resource.endsWith("reviews")
                || verb.equals("create") && subresource.isEmpty() && resource.equals("pods");
        if (unnamed) {
            return "";
        }
        return creates || isNew() ? newName(resource) : existingName(resource, place);
    }

    /** The name of an object. Objects live for a while, so most requests are for an object that occurred before. */
    private String existingName(String resource, String place) {
        List<String> names = population.computeIfAbsent(resource + " in " + place, key -> new ArrayList<>());
        if (names.size() < POPULATION && chance.percent(10) || names.isEmpty()) {
            names.add(newName(resource));
            return names.get(names.size() - 1);
        }
        if (chance.percent(TURNOVER)) {
            names.set(chance.below(names.size()), newName(resource));
        }
        return chance.of(names);
    }

    private String newName(String resource) {
        List<String> stems = List.of(NAMES.getOrDefault(resource, resource.substring(0, resource.length() - 1))
                .split(" ", -1));
        String stem = chance.of(stems);
        return switch (resource) {
            case "leases" -> stem + "-" + chance.below(50);
            case "pods" -> stem + "-" + chance.podSuffix();
            case "nodes" -> stem + "-" + chance.below(12);
            case "engines", "volumes" -> "pvc-" + chance.uuid();
            default -> stem + "-" + chance.suffix(5);
        };
    }

    private String uri(Kind kind, String resource, String subresource, String namespace, String name) {
        boolean inPath = !name.isEmpty()
                && !kind.verb().equals("watch")
                && (!kind.verb().equals("create") || !subresource.isEmpty());
        return (kind.group().isEmpty() ? "/api/" : "/apis/" + kind.group() + "/") + kind.version()
                + (namespace.isEmpty() ? "" : "/namespaces/" + namespace)
                + "/" + resource
                + (inPath ? "/" + name : "")
                + (subresource.isEmpty() ? "" : "/" + subresource)
                + query(kind, subresource, name);
    }

    private String query(Kind kind, String subresource, String name) {
        boolean byPerson = kind.who().equals("people") || kind.who().equals("teams");
        return switch (kind.verb()) {
            case "list" ->
                "?limit=500"
                        + (chance.percent(50) ? "&resourceVersion=0" : "&labelSelector=app%3Dweb%2Ctier%21%3Dfront");
            case "watch" -> {
                int seconds = chance.between(300, 599);
                yield "?allowWatchBookmarks=true"
                        + (name.isEmpty() ? "" : "&fieldSelector=metadata.name%3D" + name)
                        + "&resourceVersion=" + chance.between(600_000, 9_000_000)
                        + "&timeout=" + seconds / 60 + "m" + seconds % 60 + "s&timeoutSeconds=" + seconds
                        + "&watch=true";
            }
            case "create" ->
                subresource.equals("exec")
                        ? "?command=sh&command=-c&command=echo+%24HOME&container=main&stdin=true&stdout=true&tty=true"
                        : byPerson ? "?fieldManager=kubectl-client-side-apply&fieldValidation=Strict" : "";
            case "patch" -> byPerson ? "?fieldManager=kubectl-patch&fieldValidation=Strict" : "";
            case "update", "get" -> kind.resource().equals("leases") ? "?timeout=10s" : "";
            default -> "";
        };
    }

    private int code(Kind kind) {
        if (kind.scope().equals("none") || kind.verb().equals("watch")) {
            return 200;
        }
        boolean byPerson = kind.who().equals("people")
                || kind.who().equals("teams")
                || kind.who().equals("rancher");
        if (byPerson && chance.percent(4)) {
            return 403;
        }
        return switch (kind.verb()) {
            case "create" ->
                chance.percent(2)
                        ? 409
                        : chance.percent(1) ? 422 : kind.resource().endsWith("/exec") ? 101 : 201;
            case "get" -> chance.percent(5) ? 404 : 200;
            case "update" -> chance.percent(3) ? 409 : 200;
            case "delete" -> chance.percent(10) ? 404 : 200;
            default -> 200;
        };
    }
}
