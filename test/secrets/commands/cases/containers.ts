import type { Pair } from "./network.ts";

export const CONTAINERS: readonly Pair[] = [
  ["docker login -u me -p «pw» registry", "docker run -p 80:80 image"],
  ["podman login --password=«pw» registry", "podman build --secret id=t,src=t ."],
  ["docker login --password-stdin <<< «pw»\\n", "docker login registry <<< y"],
  ["skopeo login -p «pw» registry", "skopeo login registry"],
  ["skopeo copy --dest-creds me:«pw» a b", "skopeo copy --authfile /run/secrets/auth a b"],
  ["skopeo copy --src-password «pw» a b", "skopeo copy a b"],
  ["crane auth login -u me -p «pw» r", "crane pull image x.tar"],
  ["crane auth login -u me --password-stdin r <<< «pw»", "crane auth get r <<< pw"],
  ["oras login -u me -p «pw» r", "oras pull r/x"],
  ["helm repo add --username me --password «pw» n https://h", "helm repo add n https://h"],
  ["helm registry login -u me -p «pw» r", "helm registry logout r"],
  ["helm registry login r --password-stdin <<< «pw»", "helm registry login r <<< y"],
  ["helm install x c --set replicas=2,auth.password=«pw»", "helm install x c --set replicas=2"],
  ["kubectl config set-credentials me --token=«abc»", "kubectl config set-cluster c --server=https://h"],
  ["oc login -u me -p «pw» https://h", "oc new-project p"],
  ["kubectl create secret generic s --from-literal=key=«abc»", "kubectl create secret generic s --from-literal=username=me"],
  ["kubectl create secret docker-registry r --docker-password=«pw»", "kubectl create secret docker-registry r --docker-username=me"],
  ["argocd login h --username admin --password «pw»", "argocd app list"],
  ["docker secret create s - <<< «pw»", "docker secret ls <<< pw"],
];
