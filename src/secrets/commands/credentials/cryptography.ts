import { afterColon, behindPass, except, firstLine, partsOf } from "../parts.ts";
import type { CredentialRow } from "./row.ts";

const OPENSSL = "https://docs.openssl.org/master/man1/openssl-passphrase-options/";
const KEYTOOL = "https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html";
const MODIFIERS = "-storepass:file or -storepass:env, and the like";

/** Java's own, and the password that it comes with. */
const trustStore = /(?:^|\/)cacerts$/;
const shippedWithJava = except(/^(?!changeit$)/);

/** Keys, key stores and archives. */
export const CRYPTOGRAPHY: readonly CredentialRow[] = [
  { commands: "openssl", option: "-pass -passin -passout -password", part: behindPass, kind: "password", noun: "passphrase", advice: "file: or env: in place of pass:", source: OPENSSL },
  { commands: "openssl", option: "-k", kind: "password", noun: "passphrase", advice: "-kfile", source: "openssl-enc(1)" },
  { commands: "openssl", option: "-K", kind: "secret", noun: "key", advice: "-pass file:", source: "openssl-enc(1)" },
  { commands: "openssl", option: "-hmac", kind: "secret", noun: "key", advice: "-macopt file:, from a secret mount", source: "openssl-dgst(1)" },
  { commands: "openssl", option: "-macopt", part: partsOf(/^(?:hex)?key:(?<secret>.{1,500})$/gd), kind: "secret", noun: "key", advice: "-macopt file:, from a secret mount", source: "openssl-dgst(1)" },
  { commands: "openssl", when: "passwd", operand: 0, kind: "password", advice: "-stdin", source: "openssl-passwd(1)" },
  { commands: "openssl", when: "passwd", requires: "-stdin", stdin: true, part: firstLine, kind: "password", advice: "-in, a file from a secret mount", source: "openssl-passwd(1)" },
  // openjdk.org, JDK-8275253: it "provides no real protection"; measured: `cacerts` opens with no other one.
  ...([
    { requires: "-cacerts", option: "-storepass -keypass" },
    { given: ["-keystore", trustStore], option: "-storepass -keypass" },
    { given: ["-srckeystore", trustStore], option: "-srcstorepass" },
    { given: ["-destkeystore", trustStore], option: "-deststorepass" },
  ] as const).map((opened): CredentialRow => ({
    commands: "keytool", ...opened, part: shippedWithJava, fixed: true, kind: "password", noun: "key store password",
    advice: "update-ca-certificates or update-ca-trust, which give Java the system's certificates without one", source: KEYTOOL,
  })),
  { commands: "keytool", option: "-storepass -keypass -srcstorepass -deststorepass -srckeypass -destkeypass -new", kind: "password", noun: "key store password", advice: MODIFIERS, source: KEYTOOL },
  { commands: "jarsigner", option: "-storepass -keypass", kind: "password", noun: "key store password", advice: MODIFIERS, source: "https://docs.oracle.com/en/java/javase/21/docs/specs/man/jarsigner.html" },
  { commands: "apksigner", option: "--ks-pass --key-pass", part: behindPass, kind: "password", noun: "key store password", advice: "file: or env: in place of pass:", source: "https://developer.android.com/tools/apksigner" },
  { commands: "ssh-keygen", option: "-N -P", kind: "password", noun: "passphrase", advice: "a key made outside the image", source: "ssh-keygen(1)" },
  { commands: "gpg gpg2", option: "--passphrase", kind: "password", noun: "passphrase", advice: "--passphrase-file", source: "gpg(1)" },
  { commands: "gpg gpg2", requires: "--passphrase-fd", stdin: true, part: firstLine, kind: "password", noun: "passphrase", advice: "--passphrase-file, from a secret mount", source: "gpg(1)" },
  { commands: "pk12util", option: "-W -K", kind: "password", advice: "-w or -k, a file", source: "pk12util(1)" },
  { commands: "7z 7za 7zz 7zr", option: "-p", kind: "password", noun: "archive's password", advice: "an archive that is unpacked outside the build", source: "https://documentation.help/7-Zip/password.htm" },
  { commands: "zip unzip zipcloak", option: "-P --password", kind: "password", noun: "archive's password", advice: "an archive that is unpacked outside the build", source: "unzip(1)" },
  { commands: "unrar rar", option: "-p", kind: "password", noun: "archive's password", advice: "an archive that is unpacked outside the build", source: "rar.txt of WinRAR" },
  { commands: "qpdf", option: "--password", kind: "password", advice: "--password-file", source: "https://qpdf.readthedocs.io/en/stable/cli.html" },
  { commands: "steghide", option: "-p --passphrase", kind: "password", noun: "passphrase", advice: "a prompt", source: "steghide(1)" },
  { commands: "ccrypt ccdecrypt ccencrypt", option: "-K --key", kind: "password", noun: "key", advice: "-k, a file", source: "ccrypt(1)" },
  { commands: "transcrypt", option: "-p --password", kind: "password", advice: "a prompt, outside of the build", source: "https://github.com/elasticdog/transcrypt" },
  { commands: "osslsigncode", option: "-pass", kind: "password", advice: "-readpass, a file", source: "https://github.com/mtrojnar/osslsigncode" },
  { commands: "puttygen", option: "--new-passphrase --old-passphrase", kind: "password", noun: "passphrase", advice: "a file", source: "puttygen(1)" },
  { commands: "fabric-ca-server", option: "-b --boot", part: afterColon, kind: "password", advice: "a configuration file, mounted when the container starts", source: "https://hyperledger-fabric-ca.readthedocs.io/en/latest/servercli.html" },
];
