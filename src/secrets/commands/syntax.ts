/**
 * How commands write their options, as far as the tables need it to find operands and values. Options that the
 * credential tables name as `option` count as valued without being named here.
 */
export interface SyntaxRow {
  /** Base names, separated by blanks, as all lists of these tables. */
  readonly commands: string;
  readonly style?: "single-dash";
  readonly valued?: string;
  readonly attached?: string;
  readonly flags?: string;
  /** Manual page or documentation. */
  readonly source: string;
}

export const SYNTAX_ROWS: readonly SyntaxRow[] = [
  {
    commands: "curl",
    valued: "-A -c -C -D -e -E -F -K -m -o -P -Q -r -t -T -U -w -x -X -y -Y -z --cacert --cert --connect-timeout --config --cookie-jar"
      + " --create-file-mode --max-time --netrc-file --output --output-dir --proxy --referer --request --resolve --retry --retry-delay"
      + " --retry-max-time --trace --trace-ascii --upload-file --url --user-agent --write-out --key --interface --limit-rate",
    source: "curl(1)",
  },
  {
    commands: "wget",
    valued: "-o -a -e -i -B -t -O -T -w -Q -P -U -l -A -R -D -I -X --output-document --output-file --directory-prefix --tries --timeout --wait"
      + " --user --user-agent --http-user --ftp-user --proxy-user --post-data --method --body-data --load-cookies --ca-certificate",
    flags: "-nv -nc -nd -np -nH -N --retry-connrefused", source: "wget(1)",
  },
  { commands: "pro ua", valued: "--attach-config", source: "pro(1) of Ubuntu" },
  { commands: "sed gsed perl", attached: "-i --in-place", source: "sed(1), perlrun(1)" },
  { commands: "aria2c", valued: "-d -o -x -s -k -j --dir --out --max-connection-per-server --split", source: "aria2c(1)" },
  { commands: "fetch", valued: "-o", source: "fetch(1) of FreeBSD" },
  { commands: "http https xh", valued: "-o --output -A --auth-type -a --auth --verify --session", flags: "-do -od", source: "https://httpie.io/docs/cli" },
  {
    commands: "git",
    valued: "-C -c -b -o -j -u -f --git-dir --work-tree --namespace --branch --config --origin --depth --reference --separate-git-dir --jobs"
      + " --template --upload-pack --file --type --shallow-since --filter --name",
    source: "git(1), git-clone(1), git-config(1)",
  },
  { commands: "mysql mariadb mysqladmin mariadb-admin mysqldump mariadb-dump mysqlpump mysqlimport mariadb-import mysqlcheck mariadb-check mysqlshow mariadb-show mysqlsh", valued: "-u -h -P -S -D -e --user --host --port --socket --database --execute", attached: "-p --password", source: "https://dev.mysql.com/doc/refman/8.4/en/command-line-options.html" },
  { commands: "psql createuser createdb pg_dump pg_restore pg_basebackup initdb dropdb", valued: "-U -h -p -d -c -f -v -o -D --username --host --port --dbname --command --file --set", flags: "-W --password -w --no-password", source: "https://www.postgresql.org/docs/current/app-psql.html" },
  { commands: "redis-cli valkey-cli keydb-cli redis-benchmark valkey-benchmark", valued: "-h -p -n -r -i --user", source: "https://redis.io/docs/latest/develop/tools/cli/" },
  { commands: "mongosh mongo mongodump mongorestore mongoimport mongoexport", valued: "-u --username --host --port -d --db -c --authenticationDatabase --eval", source: "https://www.mongodb.com/docs/mongodb-shell/reference/options/" },
  { commands: "sqlcmd bcp", valued: "-S -U -d -Q -q -i -o -l", source: "https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility" },
  { commands: "useradd usermod", valued: "-b -c -d -e -f -g -G -k -K -l -s -u -R --base-dir --comment --home-dir --home --expiredate --inactive --gid --groups --skel --login --shell --uid", source: "useradd(8)" },
  { commands: "adduser", valued: "--home --shell --uid --gid --ingroup --gecos --comment -h -g -s -G -u -k -c --firstuid --lastuid --conf", flags: "--disabled-password --disabled-login", source: "adduser(8), BusyBox adduser" },
  { commands: "chpasswd", valued: "-c -R -s --crypt-method --root --sha-rounds", source: "chpasswd(8)" },
  { commands: "htpasswd", valued: "-C -r", source: "https://httpd.apache.org/docs/2.4/programs/htpasswd.html" },
  { commands: "openssl", style: "single-dash", valued: "-in -out -keyout -CA -CAkey -config -days -subj -newkey -key -inkey -certfile -name -salt -algorithm -genparam -keyform -outform -inform -md -extensions -extfile -addext -K -iv -k -kfile -pass -passin -passout -S -iter -recip -set_serial -CAserial -rand -engine -pkeyopt -reqexts -signkey", source: "openssl(1)" },
  { commands: "keytool jarsigner", style: "single-dash", valued: "-alias -keystore -srckeystore -destkeystore -file -keyalg -keysize -validity -dname -ext -storetype -srcstoretype -deststoretype -srcalias -destalias -signedjar -sigfile -tsa -tsacert -groupname -sigalg -provider -providerclass -providername -startdate", source: "keytool(1), jarsigner(1)" },
  // Their value names a secret that is kept elsewhere.
  { commands: "gcloud", valued: "--out-file --project --key --keyring --location --ciphertext-file --plaintext-file --iam-account --account --impersonate-service-account --secret --set-secrets --update-secrets --remove-secrets", source: "https://cloud.google.com/sdk/gcloud/reference/secrets/versions/access, https://cloud.google.com/sdk/gcloud/reference/run/deploy" },
  { commands: "buildctl", valued: "--secret", source: "https://github.com/moby/buildkit/blob/master/docs/reference/buildctl.md" },
  { commands: "docker podman buildah nerdctl", valued: "-u --username --config --context -H --host --authfile --tls-verify --cert-dir", flags: "--secret", source: "https://docs.docker.com/reference/cli/docker/" },
  { commands: "skopeo", valued: "--src-username --dest-username --username -u --authfile --dest-authfile --src-authfile", source: "skopeo-login(1), skopeo-copy(1)" },
  { commands: "helm", valued: "--username -u -n --namespace --version -f --values --kube-context --kubeconfig --registry-config --repository-config", source: "https://helm.sh/docs/helm/helm/" },
  { commands: "kubectl oc", valued: "-n --namespace --context --cluster --user --username -u --server -s --kubeconfig --docker-server --docker-username --docker-email --from-file --from-env-file --type -o --output --dry-run -l --selector", source: "https://kubernetes.io/docs/reference/kubectl/" },
  { commands: "aws", valued: "--tool --domain --domain-owner --repository --profile --region --output --endpoint-url --secret-id --version-id --version-stage --query --name --names --path --filters --ciphertext-blob --key-id --encryption-algorithm --domain --domain-owner --role-arn --role-session-name --user-name", source: "https://docs.aws.amazon.com/cli/latest/reference/" },
  { commands: "npm pnpm", valued: "--registry --prefix --location --userconfig --globalconfig --scope --loglevel --logs-max --logs-dir --cache -C --dir -L", source: "https://docs.npmjs.com/cli/v11/using-npm/config" },
  { commands: "yarn", valued: "--registry --cwd", flags: "-H --home", source: "https://yarnpkg.com/cli/config/set" },
  { commands: "pip", valued: "-r -e -i -c -f -t --requirement --editable --index-url --extra-index-url --constraint --find-links --target --trusted-host --src --prefix --root", source: "https://pip.pypa.io/en/stable/cli/pip_install/" },
  { commands: "poetry", valued: "--source --group -G --priority -C --directory -P --project", source: "https://python-poetry.org/docs/cli/" },
  { commands: "composer", valued: "-d --working-dir -f --file", source: "https://getcomposer.org/doc/03-cli.md" },
  { commands: "gem", valued: "-a --add -r --remove -s --source -v --version -i --install-dir --host", source: "https://guides.rubygems.org/command-reference/" },
  { commands: "cargo", valued: "--registry --manifest-path --config", source: "https://doc.rust-lang.org/cargo/commands/cargo-login.html" },
  { commands: "dotnet", valued: "-n --name -u --username -s --source --configfile -o --output -c --configuration --project --id", source: "https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-add-source" },
  { commands: "nuget consul vault nomad terraform", style: "single-dash", valued: "-source -name -username -configfile -Name -Source -UserName -ConfigFile -field -format -mount -version -address -namespace", source: "https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-sources, https://developer.hashicorp.com/vault/docs/commands" },
  { commands: "ldapadd ldapmodify ldapsearch ldapdelete ldappasswd ldapwhoami", valued: "-D -H -h -p -f -b -s -Y -o -e -E", flags: "-x -W", source: "ldapmodify(1)" },
  { commands: "ssh-keygen", valued: "-t -b -f -C -m -a -O -Z -n -V -I -E", flags: "-l -R -A -q -y -H -e -i -p -k -Q -L -B -D -c", source: "ssh-keygen(1)" },
  { commands: "gpg gpg2", valued: "-u -r -o --homedir --output --recipient --local-user --keyserver --pinentry-mode --passphrase-file --passphrase-fd --recv-keys", flags: "-c --symmetric --recv-keys", source: "gpg(1)" },
  { commands: "sops", valued: "--output --input-type --output-type --extract -a --age -k --kms -p --pgp --config --gcp-kms --azure-kv --hc-vault-transit", source: "https://getsops.io/docs/" },
  { commands: "ansible-vault", valued: "--vault-password-file --vault-pass-file --vault-id --output --encrypt-vault-id -n --name", source: "ansible-vault(1)" },
  { commands: "age rage", valued: "-i --identity -o --output -r --recipient -R --recipients-file -j", source: "age(1)" },
  { commands: "ejson", valued: "-o --keydir -keydir", source: "https://github.com/Shopify/ejson" },
  { commands: "eyaml", valued: "-f -e -s -t -p -l --pkcs7-private-key --pkcs7-public-key", source: "https://github.com/voxpupuli/hiera-eyaml" },
  { commands: "dotenvx", valued: "-f --env-file -fk", source: "https://dotenvx.com/docs" },
  { commands: "op", valued: "-o --out-file --output -i --in-file --vault --account --fields --format --file-mode", source: "https://developer.1password.com/docs/cli/reference/" },
  { commands: "doppler", valued: "-p --project -c --config -t --token --format --scope", source: "https://docs.doppler.com/docs/cli" },
  { commands: "infisical", valued: "-e --env -f --format --path --projectId --token --output-file --domain --tag", source: "https://infisical.com/docs/cli/overview" },
  { commands: "chamber", valued: "-f --format -o --output-file -b --backend", source: "https://github.com/segmentio/chamber" },
  { commands: "akeyless credhub conjur", valued: "-n --name -i --id -k --key -p --profile", source: "https://docs.akeyless.io/docs/cli-ref-secrets" },
  { commands: "heroku vercel", valued: "-a --app -r --remote -t --token --environment --scope", source: "https://devcenter.heroku.com/articles/heroku-cli-commands" },
  { commands: "goveralls", style: "single-dash", valued: "-coverprofile -service -package", source: "https://github.com/mattn/goveralls" },
  { commands: "go", style: "single-dash", valued: "-ldflags -o -tags -gcflags -asmflags -mod -p -C", source: "https://pkg.go.dev/cmd/go" },
  { commands: "cmake", valued: "-B -S -G -A -T -D -C --preset", source: "cmake(1)" },
  { commands: "crudini", flags: "--set --get --del --merge", source: "crudini(1)" },
  { commands: "dasel dotenv", valued: "-f --file -v --value -t --type -r --read -w --write -s --selector", source: "https://daseldocs.tomwright.me/" },
  { commands: "xmlstarlet xml", valued: "-u --update -v --value -s --subnode -n --name -t --type -i --insert -a --append -d --delete -N", source: "xmlstarlet(1)" },
  { commands: "transcrypt", valued: "-c --cipher -p --password", source: "https://github.com/elasticdog/transcrypt" },
  { commands: "mosquitto_pub mosquitto_sub mosquitto_rr", valued: "-h -p -u -t -m -i -f -q -k -V -L --host --port --username --topic --message --cafile --cert --key", source: "https://mosquitto.org/man/mosquitto_pub-1.html" },
  { commands: "snmpget snmpgetnext snmpwalk snmpbulkwalk snmpbulkget snmpset snmptrap snmpinform snmpstatus snmptable", valued: "-v -u -l -a -x -n -e -E -t -r -O -m -M -C", source: "snmpcmd(1)" },
  { commands: "net-snmp-create-v3-user", style: "single-dash", valued: "-a -x", source: "net-snmp-create-v3-user(1)" },
  { commands: "smbclient", valued: "-c -U -W -I -p -D -L -A -m -O -l -s -t -T --user --authentication-file --command --workgroup", source: "smbclient(1)" },
  { commands: "sendemail sendEmail", style: "single-dash", valued: "-f -t -u -m -s -xu -o -a -cc -bcc", source: "sendEmail(1)" },
  { commands: "lftp", valued: "-p -f --norc", source: "lftp(1)" },
  { commands: "nats-server nats", style: "single-dash", valued: "-a -addr -p -port -m -n -name -P -c -config -l -log -user -cluster -routes -sd -store_dir", source: "https://docs.nats.io/running-a-nats-service/introduction/flags" },
  // --aes-pwd names the file with the secret of Telegram's servers, which these give to everybody.
  { commands: "mtproto-proxy", valued: "-u --user -p --port -H --http-ports -M --slaves --aes-pwd -P --proxy-tag --nat-info --address", source: "https://github.com/TelegramMessenger/MTProxy" },
  { commands: "mtg", valued: "-b --bind -n --doh-ip -c --concurrency -t --timeout -a --antireplay-cache-size", source: "https://github.com/9seconds/mtg" },
  { commands: "brook", valued: "-l --listen -s --server --socks5", source: "https://www.txthinking.com/brook.html" },
  { commands: "frps frpc", valued: "-c --config -p --bind_port -s --server_addr -n --proxy_name -l --local_port -r --remote_port", source: "https://gofrp.org/en/docs/reference/server-configures/" },
  { commands: "microsocks", valued: "-i -p -u -b -w", source: "https://github.com/rofl0r/microsocks" },
  { commands: "chisel", valued: "--host -p --port --key --keyfile --authfile --fingerprint --proxy --header --hostname --sni", source: "https://github.com/jpillora/chisel" },
  { commands: "ttyd gotty", valued: "-p --port -i --interface -w --cwd -t --client-option", source: "https://github.com/tsl0922/ttyd" },
  { commands: "turnserver coturn", valued: "-c -d -p -L -X -E -r -b -m -o --realm --listening-port --external-ip --listening-ip --relay-ip", source: "https://github.com/coturn/coturn/blob/master/README.turnserver" },
  { commands: "turnadmin", valued: "-u -r -b -e -M -o --user --realm --userdb", source: "https://github.com/coturn/coturn/blob/master/README.turnadmin" },
  { commands: "ipmitool", valued: "-I -H -U -L -C -N -R -f -k -y", source: "ipmitool(1)" },
  { commands: "sshfs", valued: "-o -p -F", source: "sshfs(1)" },
  { commands: "puttygen", valued: "-t -b -o -O -C", source: "puttygen(1)" },
  { commands: "dropbearkey", valued: "-t -f -s", source: "dropbearkey(1)" },
  { commands: "age-keygen", valued: "-o --output", source: "age-keygen(1)" },
  { commands: "minisign", valued: "-s -p -c -t -m -x", source: "minisign(1)" },
  { commands: "certtool", valued: "--outfile --bits --infile --template --load-privkey --load-ca-certificate --load-ca-privkey --key-type", source: "certtool(1)" },
  { commands: "mkcert", style: "single-dash", valued: "-cert-file -key-file -p12-file", source: "https://github.com/FiloSottile/mkcert" },
  { commands: "step", valued: "--kty --size --curve --profile --not-after --ca --ca-key", source: "https://smallstep.com/docs/step-cli/reference/" },
  { commands: "wp", valued: "--path --url --user", flags: "--prompt --skip-check", source: "https://developer.wordpress.org/cli/commands/" },
  { commands: "7z 7za 7zz 7zr", attached: "-p -o -m -t -x -i", source: "https://documentation.help/7-Zip/syntax.htm" },
  { commands: "unrar rar", attached: "-p", source: "rar.txt of WinRAR" },
  { commands: "x11vnc", style: "single-dash", valued: "-rfbauth -display -auth -rfbport", source: "x11vnc(1)" },
  { commands: "mkpasswd", valued: "-m --method -S --salt -R --rounds", source: "mkpasswd(1)" },
  { commands: "rabbitmqctl", valued: "-n --node -p --vhost -t --timeout", source: "rabbitmqctl(8)" },
  { commands: "cf", valued: "-a -u -o -s", source: "https://cli.cloudfoundry.org/en-US/v8/" },
  { commands: "net", flags: "/add /ADD /delete /domain /y", source: "https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2012-r2-and-2012/cc771865(v=ws.11)" },
  { commands: "add-user jboss-add-user", valued: "-g --group -r --realm -u --user", source: "https://docs.wildfly.org/34/Admin_Guide.html#add-user-utility" },
  { commands: "sshpass", valued: "-f -d -P", flags: "-e -v", source: "sshpass(1)" },
  { commands: "gh glab", valued: "-h --hostname -p --git-protocol -R --repo", source: "https://cli.github.com/manual/gh_auth_login" },
  { commands: "az", valued: "-u --username -t --tenant -n --name -g --resource-group -o --output --subscription --vault-name --query --file -f --id --resource --account-name -e --encoding", source: "https://learn.microsoft.com/cli/azure/reference-index#az-login" },
  { commands: "svn hg", valued: "--username --config-dir -r -b --config", source: "svn(1), hg(1)" },
  { commands: "s3cmd mc", valued: "-c --config --host --host-bucket -C --config-dir --api --path", source: "https://s3tools.org/usage, https://min.io/docs/minio/linux/reference/minio-mc.html" },
  { commands: "ngrok", valued: "--config", source: "https://ngrok.com/docs/agent/cli/" },
  { commands: "influx", style: "single-dash", valued: "-username -host -port -database -execute -o -org -b -bucket", source: "https://docs.influxdata.com/influxdb/v2/reference/cli/influx/" },
  { commands: "conda mamba micromamba", valued: "--file -f --name -n --remove", source: "https://docs.conda.io/projects/conda/en/stable/commands/config.html" },
];
