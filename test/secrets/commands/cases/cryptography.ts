import type { Pair } from "./network.ts";

export const CRYPTOGRAPHY: readonly Pair[] = [
  ["openssl genrsa -aes256 -passout pass:«pw» -out k 2048", "openssl genrsa -aes256 -passout file:/run/secrets/pw -out k 2048"],
  ["openssl enc -d -aes-256-cbc -k «pw» -in a -out b", "openssl enc -d -aes-256-cbc -kfile /run/secrets/pw -in a -out b"],
  ["openssl enc -d -aes-256-cbc -K «00ff» -in a", "openssl dgst -sha256 a"],
  ["openssl passwd -6 «pw»", "openssl passwd -6 -stdin"],
  ["openssl passwd -1 -stdin <<< «pw»\\n", "openssl rand -hex 8 <<< y"],
  ["keytool -importcert -storepass «changeit» -file c", "keytool -importcert -storepass:env PW -file c"],
  ["jarsigner -storepass «pw» x.jar a", "jarsigner -storepass:file /run/secrets/pw x.jar a"],
  ["apksigner sign --ks-pass pass:«pw» x.apk", "apksigner sign --ks-pass env:PW x.apk"],
  ["ssh-keygen -t rsa -N «pw» -f k", "ssh-keygen -t rsa -N '' -f k"],
  ["gpg --batch --passphrase «pw» -d x", "gpg --batch --passphrase-file /run/secrets/pw -d x"],
  ["gpg --batch --passphrase-fd 0 -b f <<< «pw1x»", "gpg --batch -e -r a@b.c <<< text"],
  ["pk12util -i x.p12 -W «pw»", "pk12util -i x.p12 -w /run/secrets/pw"],
  ["7z x -p«pw» a.7z", "7z x a.7z"],
  ["unzip -P «pw» a.zip", "unzip a.zip"],
  ["unrar x -p«pw» a.rar", "unrar x a.rar"],
  ["qpdf --password=«pw» --decrypt a b", "qpdf --password-file=/run/secrets/pw --decrypt a b"],
  ["steghide extract -sf a -p «pw»", "steghide info a"],
  ["ccrypt -d -K «pw» a", "ccrypt -d -k /run/secrets/pw a"],
  ["puttygen -t rsa --new-passphrase «pw» -o k", "puttygen -t rsa -o k"],
  ["fabric-ca-server start -b admin:«pw» -d", "fabric-ca-server start -c /etc/fabric/ca.yaml -d"],
];
