import { hasOption, valueOfOption, type ParsedWords } from "../words.ts";
import type { RevealingRow } from "./row.ts";

const SOPS = "https://getsops.io/docs/#usage";
const ANSIBLE = "https://docs.ansible.com/ansible/latest/cli/ansible-vault.html";
const AGE = "age(1)";
const OPENSSL = "openssl-enc(1), openssl-smime(1), openssl-pkeyutl(1)";

/** Files that are decrypted: by tools for secrets alone, and by those for anything. */
export const DECRYPTIONS: readonly RevealingRow[] = [
  { commands: "sops", requires: "-d --decrypt", what: "what sops decrypts", output: (words) => sopsFile(words, 0), source: SOPS },
  { commands: "sops", when: "decrypt", what: "what sops decrypts", output: sopsFile, source: SOPS },
  { commands: "ansible-vault", when: "decrypt", what: "what ansible-vault decrypts", output: ansibleFiles, source: ANSIBLE },
  { commands: "ansible-vault", when: "view", what: "what ansible-vault decrypts", source: ANSIBLE },
  { commands: "git-crypt", when: "unlock", what: "the key of git-crypt", called: "key of git-crypt", output: () => [".git/git-crypt/keys/default"], source: "git-crypt(1)" },
  { commands: "ejson", when: "decrypt", what: "what ejson decrypts", output: "-o", source: "https://github.com/Shopify/ejson" },
  { commands: "eyaml", when: "decrypt", what: "what eyaml decrypts", source: "https://github.com/voxpupuli/hiera-eyaml" },
  { commands: "dotenvx", when: "decrypt", unless: "--stdout", what: "what dotenvx decrypts", output: (words) => [valueOfOption(words, "-f", "--env-file") ?? ".env"], source: "https://dotenvx.com/docs/advanced/decrypt" },
  { commands: "dotenvx", when: "decrypt", requires: "--stdout", what: "what dotenvx decrypts", source: "https://dotenvx.com/docs/advanced/decrypt" },
  { commands: "rails", when: "credentials:show", what: "the credentials of a Rails application", source: "https://guides.rubyonrails.org/security.html#custom-credentials" },
  { commands: "aws", when: "kms decrypt", what: "what AWS KMS decrypts", picks: "--query", source: "https://docs.aws.amazon.com/cli/latest/reference/kms/decrypt.html" },
  { commands: "gcloud", when: "kms decrypt", what: "what Google Cloud KMS decrypts", named: "--ciphertext-file", output: "--plaintext-file", source: "https://cloud.google.com/sdk/gcloud/reference/kms/decrypt" },
  { commands: "age rage", requires: "-d --decrypt", what: null, output: "-o --output", source: AGE },
  { commands: "gpg gpg2", requires: "-d --decrypt", what: null, output: "-o --output", source: "gpg(1)" },
  { commands: "gpg gpg2", requires: "--decrypt-files", what: null, output: ({ operands }) => operands.map(({ text }) => withoutEnding(text)), source: "gpg(1)" },
  { commands: "openssl", requires: "-d -decrypt", what: null, named: "-in", output: "-out", source: OPENSSL },
  { commands: "ccdecrypt", what: null, output: ({ operands }) => operands.map(({ text }) => withoutEnding(text)), source: "ccrypt(1)" },
];

/** In place with `-i`, else to a file that is named, else to standard output. */
function sopsFile(words: ParsedWords, behind: number): readonly (string | null)[] {
  const input = words.operands[behind]?.text ?? null;
  return [hasOption(words, "-i", "--in-place") ? input : valueOfOption(words, "--output")];
}

/** The files themselves; `--output -` is standard output. */
function ansibleFiles(words: ParsedWords, behind: number): readonly (string | null)[] {
  const output = valueOfOption(words, "--output");
  return output === null ? words.operands.slice(behind).map(({ text }) => text) : [output === "-" ? null : output];
}

/** The name of a file before it was encrypted. */
export function withoutEnding(file: string): string {
  return file.replace(/\.(?:gpg|pgp|asc|enc|encrypted|age|aes|cpt|crypt|secret|vault)$/i, "");
}
