import { describe, expect, test } from "vitest";
import { findRevealedSecrets } from "../../../src/secrets/commands/revealed-secrets.ts";
import { findUndone, UNDO_ROWS } from "../../../src/secrets/commands/undone-files.ts";
import { findWrittenFiles } from "../../../src/secrets/commands/written-files.ts";
import { readLine } from "./line.ts";

/** What stores, what takes it out again, and a twin of that which leaves it. */
const CASES: readonly (readonly [stores: string, undoes: string, leaves: string])[] = [
  ["git config --global http.extraheader t", "git config --global --unset http.extraheader", "git config --global --unset user.name"],
  ["git config --global http.extraheader t", "git config unset http.extraheader", "git config get http.extraheader"],
  ["git config --global url.https://t@h/.insteadOf https://h/", "git config --remove-section url.https://t@h/", "git config --remove-section user"],
  ["git config --global http.extraheader t", "git config remove-section http", "git config list"],
  ["git clone https://t@h/r", "git -C r remote set-url origin https://h/r", "git -C r remote -v"],
  ["git clone https://t@h/r", "git -C r remote remove origin", "git -C other remote remove origin"],
  ["git remote add origin https://t@h/r", "git remote set-url origin https://h/r", "git remote show origin"],
  ["git remote add origin https://t@h/r", "git remote remove origin", "git -C other remote remove origin"],
  ["git remote add origin https://t@h/r", "git remote rm origin", "git -C other remote rm origin"],
  ["git credential approve <<< t", "git credential reject <<< t", "git credential fill"],
  ["dotnet user-secrets set A:B t", "dotnet user-secrets remove A:B", "dotnet user-secrets remove A:C"],
  ["dotnet user-secrets set A:B t", "dotnet user-secrets clear", "dotnet user-secrets list"],
  ["docker login -u me -p t", "docker logout", "docker info"],
  ["docker login -u me -p t r.example.com", "docker logout r.example.com", "docker logout other.example.com"],
  ["docker login -u me -p t https://r.example.com/v2", "docker logout r.example.com", "docker logout r.example.com:5000"],
  ["docker login -u me -p t localhost:5000", "docker logout", "docker logout localhost:5001"],
  ["docker login r.example.com -u me -p t", "docker logout r.example.com", "docker ps"],
  ["helm registry login -u me -p t r.example.com", "helm registry logout r.example.com", "helm registry logout other.example.com"],
  ["helm registry login h -p t", "helm registry logout h", "helm version"],
  ["helm repo add r https://h --password t", "helm repo remove r", "helm repo remove other"],
  ["helm repo add r https://h --password t", "helm repo rm r", "helm repo update"],
  ["npm config set //h/:_authToken=t", "npm config delete //h/:_authToken", "npm config delete //other/:_authToken"],
  ["npm config set //h/:_authToken t", "npm config rm //h/:_authToken", "npm config rm registry"],
  ["npm config set //h/:_authToken t", "npm logout", "npm ci"],
  ["yarn config set npmAuthToken t", "yarn config unset npmAuthToken", "yarn config unset npmScopes"],
  ["bundle config set gems.h t", "bundle config unset gems.h", "bundle config unset other.h"],
  ["bundle config gems.h t", "bundle config --delete gems.h", "bundle config --delete path"],
  ["poetry config http-basic.r u t", "poetry config --unset http-basic.r", "poetry config --unset http-basic.other"],
  ["composer global config http-basic.h u t", "composer global config --unset http-basic.h", "composer global config --unset http-basic.other"],
  ["conda config --add channels https://u:t@h", "conda config --remove channels https://u:t@h", "conda config --remove channels defaults"],
  ["conda config --set channel_alias https://u:t@h", "conda config --remove-key channel_alias", "conda config --remove-key ssl_verify"],
  ["nuget sources add -Name r -Source https://h -Password t", "nuget sources remove -Name r", "nuget sources remove -Name other"],
  ["nuget sources Add -Name r -Source https://h -Password t", "nuget sources Remove -Name r", "nuget sources Remove -Name other"],
  ["az login --service-principal -u me -p t", "az account clear", "az account list"],
  ["pip config set global.index-url https://t@h", "pip config unset global.index-url", "pip config unset global.timeout"],
  ["dotnet nuget add source https://h -n r -p t", "dotnet nuget remove source r", "dotnet nuget remove source other"],
  ["gem sources --add https://t@h", "gem sources --remove https://t@h", "gem sources --remove https://other"],
  ["go env -w GOPROXY=https://t@h", "go env -u GOPROXY", "go env -u GOFLAGS"],
  ["gh auth login --with-token <<< t", "gh auth logout", "gh auth status"],
  ["gcloud auth activate-service-account --key-file=/k", "gcloud auth revoke", "gcloud auth list"],
  ["mc alias set a https://h id t", "mc alias remove a", "mc alias remove b"],
  ["rclone config create r s3 secret_access_key t", "rclone config delete r", "rclone config delete other"],
  ["git-crypt unlock /k", "git-crypt lock", "git-crypt status"],
  ["ansible-vault decrypt vars.yml", "ansible-vault encrypt vars.yml", "ansible-vault encrypt other.yml"],
];

function isUndone(stores: string, by: string): boolean {
  const [stored, later] = [readLine(stores), readLine(by)];
  const files = [...findWrittenFiles(stored.command, stored.args), ...findRevealedSecrets(stored.command, stored.args)];
  return findUndone(later.command, later.args).some((undoing) =>
    undoing.means(stored.args) && files.some((file) => undoing.by.includes(file.by) && (undoing.file === null || ("path" in file && file.path === undoing.file))));
}

describe("what takes out again what a command has stored", () => {
  test.each(CASES)("%s && %s", (stores, undoes, leaves) => {
    expect(isUndone(stores, undoes)).toBe(true);
    expect(isUndone(stores, leaves)).toBe(false);
  });

  test("each row of the table has a case", () => {
    const lines = CASES.map(([, undoes]) => readLine(undoes));
    const untested = UNDO_ROWS.filter(({ commands, when = "" }) =>
      !lines.some(({ command, args }) => commands.split(" ").includes(command) && args.filter((word) => !word.startsWith("-")).join(" ").startsWith(when)));
    expect(untested.map(({ commands, when }) => [commands, when])).toEqual([]);
  });
});
