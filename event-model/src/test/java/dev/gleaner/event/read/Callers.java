package dev.gleaner.event.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The clients of the API server of a Harvester cluster: some hundred users with their programs. */
final class Callers {
    private static final List<String> CONTROLLERS = List.of(
            "attachdetach-controller",
            "clusterrole-aggregation-controller",
            "cronjob-controller",
            "daemon-set-controller",
            "deployment-controller",
            "endpoint-controller",
            "endpointslice-controller",
            "generic-garbage-collector",
            "horizontal-pod-autoscaler",
            "job-controller",
            "namespace-controller",
            "node-controller",
            "persistent-volume-binder",
            "pod-garbage-collector",
            "replicaset-controller",
            "resourcequota-controller",
            "root-ca-cert-publisher",
            "service-account-controller",
            "statefulset-controller",
            "ttl-after-finished-controller");

    /** The namespace, the service account and the program. */
    private static final List<String> SERVICES = List.of(
            "cattle-fleet-local-system fleet-agent fleetagent",
            "cattle-fleet-system fleet-controller fleetcontroller",
            "cattle-fleet-system gitjob gitjob",
            "cattle-logging-system harvester-default-event-tailer eventrouter",
            "cattle-logging-system rancher-logging manager",
            "cattle-logging-system rancher-logging-root-fluentd fluentd",
            "cattle-monitoring-system rancher-monitoring-grafana python-requests",
            "cattle-monitoring-system rancher-monitoring-kube-state-metrics kube-state-metrics",
            "cattle-monitoring-system rancher-monitoring-operator operator",
            "cattle-monitoring-system rancher-monitoring-prometheus Prometheus",
            "cattle-monitoring-system rancher-monitoring-prometheus-adapter adapter",
            "cattle-provisioning-capi-system capi-manager manager",
            "cattle-system rancher-webhook webhook",
            "cattle-system system-upgrade-controller system-upgrade-controller",
            "harvester-system harvester harvester",
            "harvester-system harvester-load-balancer harvester-load-balancer",
            "harvester-system harvester-network-controller network-controller",
            "harvester-system harvester-node-disk-manager node-disk-manager",
            "harvester-system harvester-node-manager harvester-node-manager",
            "harvester-system harvester-vm-import-controller vm-import-controller",
            "harvester-system kube-vip kube-vip",
            "harvester-system kubevirt-apiserver virt-api",
            "harvester-system kubevirt-controller virt-controller",
            "harvester-system kubevirt-handler virt-handler",
            "harvester-system kubevirt-operator virt-operator",
            "harvester-system whereabouts whereabouts",
            "kube-system coredns coredns",
            "kube-system rke2-canal calico-node",
            "kube-system rke2-coredns-autoscaler cluster-proportional-autoscaler",
            "kube-system rke2-ingress-nginx nginx-ingress-controller",
            "kube-system rke2-metrics-server metrics-server",
            "kube-system snapshot-controller snapshot-controller",
            "longhorn-system longhorn-service-account csi-attacher",
            "longhorn-system longhorn-service-account csi-provisioner",
            "longhorn-system longhorn-service-account csi-resizer",
            "longhorn-system longhorn-service-account csi-snapshotter",
            "longhorn-system longhorn-service-account longhorn-manager",
            "longhorn-system longhorn-support-bundle support-bundle-kit");

    private static final List<String> TEAMS = IntStream.range(0, 40)
            .mapToObj(i -> List.of("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven")
                            .get(i % 8) + "-"
                    + List.of("prod", "staging", "dev", "lab", "shared").get(i / 8))
            .toList();

    private static final List<String> PEOPLE = List.of(
            "alice",
            "bjørn",
            "chloé",
            "dmitri",
            "elena",
            "farid",
            "grace",
            "hiroshi",
            "ines",
            "jürgen.müller",
            "kofi",
            "li.wei",
            "maría",
            "noor",
            "oleg",
            "priya",
            "quentin",
            "rosa",
            "山田太郎",
            "tomáš",
            "ulrike",
            "vera",
            "wanjiru",
            "zoë");

    private static final List<String> TOOLS = List.of(
            "kubectl/v1.24.7 (linux/amd64) kubernetes/e6f3597",
            "kubectl/v1.25.3 (darwin/arm64) kubernetes/434bfd8",
            "kubectl/v1.26.0 (windows/amd64) kubernetes/b46a3f8",
            "kubectl/v1.32.4 (linux/amd64) kubernetes/4cb5f07",
            "Helm/3.10.1",
            "Terraform/1.3.4 (+https://www.terraform.io) Terraform-Plugin-SDK/2.20.0",
            "k9s/v0.26.7 (linux/amd64) kubernetes/$Format",
            "curl/7.88.1",
            "team-tool \"beta\" <dev@example.com> & friends");

    private static final List<String> BROWSERS = List.of(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/106.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:105.0) Gecko/20100101 Firefox/105.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0"
                    + " Safari/605.1.15",
            "rancher/v2.6.9 (linux/amd64) kubernetes/$Format rancher/proxy");

    private static final String KUBERNETES = "v1.24.7+rke2r1 (linux/amd64) kubernetes/e6f3597";

    private final GoJson json = new GoJson();
    private final Chance chance;

    final List<Caller> services = new ArrayList<>();
    final List<Caller> teams = new ArrayList<>();
    final List<Caller> nodes = new ArrayList<>();
    final List<Caller> servers = new ArrayList<>();
    final List<Caller> people = new ArrayList<>();
    final List<Caller> rancher = new ArrayList<>();

    /**
     * A client of the server.
     *
     * @param user the authenticated user, in JSON
     * @param impersonated the impersonated user, in JSON; empty without impersonation
     * @param subject the subject of the RBAC rule that allows requests; empty if none is needed
     * @param addresses the source addresses, proxies first
     */
    record Caller(
            String username,
            String namespace,
            String user,
            String impersonated,
            String subject,
            List<String> addresses,
            String agent) {}

    Callers(Chance chance) {
        this.chance = chance;
        addServices();
        addTeams();
        addServers();
        addPeople();
    }

    private void addServices() {
        for (String name : CONTROLLERS) {
            services.add(serviceAccount(
                    "kube-system",
                    name,
                    "kube-controller-manager/" + KUBERNETES + "/system:serviceaccount:kube-system:" + name,
                    false));
        }
        for (String service : SERVICES) {
            String[] words = service.split(" ", -1);
            for (int replica = 0; replica < 3; replica++) {
                services.add(serviceAccount(
                        words[0], words[1], words[2] + "/v0.0.0 (linux/amd64) kubernetes/$Format", true));
            }
        }
    }

    private void addTeams() {
        for (String team : TEAMS) {
            for (String name : List.of("default", "deployer", "ci-runner")) {
                teams.add(serviceAccount(team, name, "Go-http-client/2.0", chance.percent(70)));
            }
        }
    }

    private void addServers() {
        for (int i = 0; i < 12; i++) {
            String name = "system:node:harvester-node-" + i;
            nodes.add(new Caller(
                    name,
                    "kube-node-lease",
                    user(name, "", List.of("system:nodes", "system:authenticated")),
                    "",
                    "",
                    List.of("192.168.100." + (31 + i)),
                    "kubelet/" + KUBERNETES));
        }
        for (String name : List.of("apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy")) {
            boolean master = name.equals("apiserver");
            servers.add(new Caller(
                    "system:" + name,
                    "kube-system",
                    user(
                            "system:" + name,
                            master ? chance.uuid() : "",
                            List.of(master ? "system:masters" : "system:authenticated")),
                    "",
                    master ? "" : "User \"system:" + name + "\"",
                    List.of(master ? "::1" : "127.0.0.1"),
                    (master ? "kube-apiserver/" : name + "/") + KUBERNETES));
        }
    }

    private void addPeople() {
        String rancherUser =
                serviceAccount("cattle-system", "rancher", "", true).user();
        for (int i = 0; i < 4 * PEOPLE.size(); i++) {
            String person = PEOPLE.get(i % PEOPLE.size()) + (i < PEOPLE.size() ? "" : i / PEOPLE.size() + 1);
            List<String> groups =
                    List.of("oidc:team-" + TEAMS.get(i % TEAMS.size()), "oidc:harvester-users", "system:authenticated");
            people.add(new Caller(
                    person + "@example.com",
                    TEAMS.get(i % TEAMS.size()),
                    user(person + "@example.com", "", groups),
                    "",
                    "Group \"oidc:harvester-users\"",
                    List.of("10.84." + i + "." + chance.between(2, 250)),
                    chance.of(TOOLS)));
            String id = "user-" + chance.suffix(5);
            rancher.add(new Caller(
                    "system:serviceaccount:cattle-system:rancher",
                    TEAMS.get(i % TEAMS.size()),
                    rancherUser,
                    impersonated(id, person),
                    "User \"" + id + "\"",
                    List.of("10.84." + i + "." + chance.between(2, 250), "10.52.0." + chance.between(2, 250)),
                    chance.of(BROWSERS)));
        }
    }

    /** A caller that did not occur before, in a new pod, with the namespace and the program of another one. */
    Caller newcomer(Caller known) {
        Caller account = serviceAccount(known.namespace(), "runner-" + chance.podSuffix(), known.agent(), true);
        String id = "u-" + chance.suffix(10);
        return known.impersonated().isEmpty()
                ? account
                : new Caller(
                        account.username(),
                        account.namespace(),
                        account.user(),
                        impersonated(id, "person-" + id),
                        "User \"" + id + "\"",
                        List.of("10.84." + chance.below(250) + "." + chance.between(2, 250), "10.52.0.7"),
                        account.agent());
    }

    private Caller serviceAccount(String namespace, String name, String agent, boolean bound) {
        String username = "system:serviceaccount:" + namespace + ":" + name;
        json.open()
                .field("username", username)
                .field("uid", chance.uuid())
                .field(
                        "groups",
                        List.of(
                                "system:serviceaccounts",
                                "system:serviceaccounts:" + namespace,
                                "system:authenticated"));
        if (bound) {
            json.open("extra")
                    .field("authentication.kubernetes.io/pod-name", List.of(name + "-" + chance.podSuffix()))
                    .field("authentication.kubernetes.io/pod-uid", List.of(chance.uuid()))
                    .close();
        }
        return new Caller(
                username,
                namespace,
                json.close().take(),
                "",
                "ServiceAccount \"" + name + "/" + namespace + "\"",
                List.of("10.52." + chance.below(12) + "." + chance.between(2, 250)),
                agent);
    }

    private String user(String name, String uid, List<String> groups) {
        return json.open()
                .field("username", name)
                .fieldUnlessEmpty("uid", uid)
                .field("groups", groups)
                .close()
                .take();
    }

    private String impersonated(String id, String person) {
        return json.open()
                .field("username", id)
                .field("groups", List.of("system:authenticated", "system:cattle:authenticated"))
                .open("extra")
                .field("principalid", List.of("local://" + id))
                .field("username", List.of(person))
                .close()
                .close()
                .take();
    }
}
