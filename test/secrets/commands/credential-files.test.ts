import { describe, expect, test } from "vitest";
import { filesOfVariable, findCredentialFiles } from "../../../src/secrets/commands/credential-files.ts";
import { readLine } from "./line.ts";

const CASES: readonly (readonly [line: string, path: string, clean: string])[] = [
  ["ssh -i /k/id host true", "/k/id", "ssh host true"],
  ["scp -i ./deploy.pem a host:b", "./deploy.pem", "scp a host:b"],
  ["ssh-add /k/id", "/k/id", "ssh-add -l"],
  ["gcloud auth activate-service-account --key-file=/sa.json", "/sa.json", "gcloud auth list"],
  ["gcloud auth login --cred-file /c.json", "/c.json", "gcloud config list"],
  ["kubectl --kubeconfig /c get pods", "/c", "kubectl get pods"],
  ["helm --kubeconfig=/c list", "/c", "helm list"],
  ["curl --key client.pem https://h", "client.pem", "curl --cacert ca.pem https://h"],
  ["curl --netrc-file /n https://h", "/n", "curl --netrc https://h"],
  ["wget --private-key=k.pem https://h", "k.pem", "wget https://h"],
  ["openssl pkcs12 -export -inkey k.pem -in c.pem", "k.pem", "openssl x509 -in c.pem"],
  ["mysql --defaults-extra-file=/my.cnf db", "/my.cnf", "mysql db"],
  ["ansible-playbook --private-key /k site.yml", "/k", "ansible-playbook site.yml"],
  ["ansible-vault view --vault-password-file /p f", "/p", "ansible-vault view f"],
  ["kinit -k -t /etc/svc.kt svc", "/etc/svc.kt", "kinit svc"],
  ["jarsigner -keystore k.bin app.jar alias", "k.bin", "jarsigner -verify app.jar"],
  ["apksigner sign --ks k.bin app.apk", "k.bin", "apksigner verify app.apk"],
  ["git-crypt unlock /k", "/k", "git-crypt lock"],
  ["age -d -i /k f.age", "/k", "age -r age1x f"],
  ["rclone --config /r.conf copy a b", "/r.conf", "rclone copy a b"],
  ["s3cmd -c /s3 ls", "/s3", "s3cmd ls"],
  ["twine upload --config-file /py dist/*", "/py", "twine check dist/*"],
  ["openvpn --config c.conf --auth-user-pass /login", "/login", "openvpn --config c.conf"],
  ["rsync -a -e 'ssh -i /k/id -p 22' host:a b", "/k/id", "rsync -a -e 'ssh -p 22' host:a b"],
  ["git -c core.sshcommand='/usr/bin/ssh -i \"/k/id\"' fetch", "/k/id", "git -c core.editor='ssh -i /k/id' fetch"],
  ["git clone --config core.sshCommand='ssh -i /k/id' git@h:r", "/k/id", "git clone git@h:r"],
  ["git config --global core.sshCommand 'ssh -i /k/id'", "/k/id", "git config --global alias.up 'ssh -i /k/id'"],
  ["borg --rsh 'ssh -i /k/id' list", "/k/id", "borg list"],
];

const find = (line: string) => {
  const { command, args } = readLine(line);
  return findCredentialFiles(command, args);
};

describe("findCredentialFiles", () => {
  test.each(CASES)("%s", (line, path, clean) => {
    expect(find(line)).toMatchObject([{ path, evidence: { confidence: "certain", basis: "use" } }]);
    expect(find(clean)).toEqual([]);
  });

  test("an option at the end has no file", () => expect(find("ssh host -i")).toEqual([]));
});

describe("filesOfVariable", () => {
  test.each(["GOOGLE_APPLICATION_CREDENTIALS", "KUBECONFIG", "AWS_SHARED_CREDENTIALS_FILE", "DB_PASSWORD_FILE", "JWT_PRIVATE_KEY_PATH", "api_token_file"])(
    "%s names a file with a credential", (name) => expect(filesOfVariable(name, "/k")).toMatchObject([{ path: "/k", evidence: { basis: "use" } }]));
  test.each(["CONFIG_FILE", "LOG_PATH", "JWT_PUBLIC_KEY_PATH", "SSL_CERT_FILE", "DB_PASSWORD", "_FILE", "PATH"])(
    "%s does not", (name) => expect(filesOfVariable(name, "/k")).toEqual([]));
  test.each(["GIT_SSH_COMMAND", "RSYNC_RSH", "SVN_SSH"])("%s is a command line", (name) => {
    expect(filesOfVariable(name, "ssh -o BatchMode=yes -i /k/id")).toMatchObject([{ path: "/k/id", evidence: { basis: "use" } }]);
    expect(filesOfVariable(name, "ssh -o BatchMode=yes")).toEqual([]);
  });
  test.each([
    ["/usr/bin/ssh -i /k/id", ["/k/id"]], ["ssh -i '/k/my id'", ["/k/my id"]], ['"ssh" -i "/k/id" -o "UserKnownHostsFile hosts"', ["/k/id"]], ["ssh -i /k/a -i /k/b", ["/k/a", "/k/b"]],
    ["", []], ["  ", []], ["/usr/bin/", []],
  ])("the files of the command line «%s»", (line, paths) => expect(filesOfVariable("BORG_RSH", line).map(({ path }) => path)).toEqual(paths));
  test.each([
    ["GOOGLE_APPLICATION_CREDENTIALS", "private key", "the key of a Google service account"], ["KUBECONFIG", "credentials", "a Kubernetes configuration"], ["AWS_SHARED_CREDENTIALS_FILE", "credentials", "the file of AWS credentials"],
    ["PGPASSFILE", "password", "the password file of PostgreSQL"], ["BOTO_CONFIG", "credentials", "the configuration of boto"], ["NETRC", "credentials", "a file of logins"],
    ["DB_PASSWORD_FILE", "password", "the file that DB_PASSWORD_FILE names"],
  ])("what %s says of its file", (name, kind, what) => expect(filesOfVariable(name, "/k").map(({ evidence }) => [evidence.kind, evidence.why.includes(what)])).toEqual([[kind, true]]));
  test.each(["DB_PASSWORD_FILES", "DB_PASSWORD_FILE_2", "DB_PASSWORDFILE"])("%s names none", (name) => expect(filesOfVariable(name, "/k")).toEqual([]));
  test("nothing is in an empty value", () => expect(filesOfVariable("KUBECONFIG", "")).toEqual([]));
});
