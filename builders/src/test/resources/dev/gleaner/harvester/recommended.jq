# Counts what the recommended policy records of a log, without any code of this project:
# jq -s -f recommended.jq audit.log
def kind: (.objectRef.resource // "") + (if .objectRef.subresource then "/" + .objectRef.subresource else "" end);
def group: .objectRef.apiGroup // "";
def path: .requestURI | split("?")[0];
def is($g; $kinds): .objectRef != null and group == $g and (kind as $k | $kinds | any(. == $k));
def of($g): .objectRef != null and group == $g;
def member($groups): (.user.groups // []) as $in | $groups | any(. as $g | $in | any(. == $g));
def verb($verbs): .verb as $v | $verbs | any(. == $v);
def writes: verb(["create", "update", "patch"]);
def lease: is("coordination.k8s.io"; ["leases"]);
def recorded:
  if is(""; ["secrets", "serviceaccounts/token"]) then true
  elif is(""; ["pods/exec", "pods/attach", "pods/portforward", "pods/proxy", "services/proxy", "nodes/proxy"])
    or of("subresources.kubevirt.io") then true
  elif verb(["get", "head"]) and .objectRef == null
    and (path | test("^/(healthz|livez|readyz|metrics)|^/version$")) then false
  elif member(["system:authenticated", "system:masters"]) and verb(["get", "list", "watch", "head", "options"]) then false
  elif member(["system:authenticated"]) and .verb == "create"
    and (of("authentication.k8s.io") or of("authorization.k8s.io")) then false
  elif writes and (is(""; ["events"]) or is("events.k8s.io"; ["events"])) then false
  elif member(["system:nodes", "system:serviceaccounts"]) and writes and lease then false
  elif (.user.username as $u | ["apiserver", "kube-controller-manager", "kube-scheduler", "cloud-controller-manager"]
    | any("system:" + . == $u)) and lease then false
  elif member(["system:nodes"]) and verb(["update", "patch"]) and is(""; ["nodes/status", "pods/status"]) then false
  elif member(["system:serviceaccounts:longhorn-system"]) and writes and of("longhorn.io") then false
  else true end;
map(select(.stage != "RequestReceived" and recorded)) | length
