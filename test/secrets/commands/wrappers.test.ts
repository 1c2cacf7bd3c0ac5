import { expect, test } from "vitest";
import { wrappedAt } from "../../../src/secrets/commands/wrappers.ts";

/** A command line, and where in it what runs begins. */
const lines: readonly (readonly [line: string, run: string])[] = [
  ["sudo npm ci", "npm ci"],
  ["sudo -E npm ci", "npm ci"],
  ["sudo -u app npm ci", "npm ci"],
  ["sudo -Eu app npm ci", "npm ci"],
  ["sudo -uapp npm ci", "npm ci"],
  ["sudo --user app npm ci", "npm ci"],
  ["sudo --user=app npm ci", "npm ci"],
  ["sudo -u app -- A=1 npm ci", "A=1 npm ci"],
  ["doas -u app npm ci", "npm ci"],
  ["env -u X -C /app A=1 npm ci", "A=1 npm ci"],
  ["env -i npm ci", "npm ci"],
  ["exec -a name npm ci", "npm ci"],
  ["time -f %e npm ci", "npm ci"],
  ["nice -n 10 npm ci", "npm ci"],
  ["nice --adjustment 10 npm ci", "npm ci"],
  ["ionice -c 2 -n 7 npm ci", "npm ci"],
  ["taskset -c 0,1 npm ci", "npm ci"],
  ["stdbuf -o L npm ci", "npm ci"],
  ["timeout 300 npm ci", "npm ci"],
  ["timeout -s KILL 300 npm ci", "npm ci"],
  ["timeout --signal KILL --kill-after=5 300 npm ci", "npm ci"],
  ["flock -w 5 /tmp/lock npm ci", "npm ci"],
  ["retry npm ci", "npm ci"],
  ["retry 3 npm ci", "npm ci"],
  ["retry -t 3 -- npm ci", "npm ci"],
  ["gosu app npm ci", "npm ci"],
  ["chroot /target npm ci", "npm ci"],
  ["setpriv --reuid 1000 npm ci", "npm ci"],
  ["xvfb-run -a -s -nolisten npm ci", "npm ci"],
  ["tini -- npm ci", "npm ci"],
  ["ssh-agent -t 60 npm ci", "npm ci"],
  ["sudo -i", ""],
  ["timeout", ""],
];

test.each(lines)("%s runs «%s»", (line, run) => {
  const [name = "", ...words] = line.split(" ");
  expect(words.slice(wrappedAt(name, words)).join(" ")).toBe(run);
});
