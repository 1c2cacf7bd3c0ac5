/**
 * The base names of all commands that stand in a table of this folder, in alphabetical order; a test holds it against them.
 * Nearly all that builds run (`apt-get`, `mkdir`, `node`) stands in none, and this says so before a table is loaded.
 */
export const TABLED_NAMES: ReadonlySet<string> = new Set(`
  7z 7za 7zr 7zz R Rscript SUSEConnect SonarScanner.MSBuild add-apt-repository add-user add-user-keycloak adduser
  addzopeuser age age-keygen airflow akeyless anaconda ansible ansible-playbook ansible-vault ant apksigner
  apt-add-repository argocd aria2c artisan asadmin atmoz-sftp augtool aws az azcopy bcp beeline berglas borg brook buf
  buildah bundle bw bws cargo ccdecrypt ccencrypt ccrypt certtool cf chamber chisel chpasswd clickhouse
  clickhouse-client client_linux_amd64 cloudflared cmake cockroach codecov codecovcli composer conda conjur console
  consul cosign coturn coveralls cqlsh crane credhub credstash crudini curl cypher-shell cypress dart dasel db2
  debconf-set-selections django-admin dnf docker doctl doppler dotenv dotenv-vault dotenvx dotnet dotnet-sonarscanner
  doveadm dperson-samba dropbearkey drush eas easyrsa ejabberdctl ejson elasticsearch-keystore elasticsearch-users emqx
  emqx_ctl etcdctl expdp expect expo eyaml fabmanager fabric-ca-server fetch firebase flask flit flutter fly flyctl frpc
  frps ftp ftpasswd gcloud gem gh git git-crypt gitlab-runner glab go gopass gotty goveralls gpg gpg2 gradle gradlew
  grafana grafana-cli groupadd groupmod gsed gsutil hadoop hdbsql hdfs helm heroku hf hg htpasswd http https
  huggingface-cli ibmcloud impdp infisical influx ipmitool ipython isql jarsigner java jboss-add-user jenkins-cli jf
  jfrog jupyter jupyter-lab jupyter-notebook jupyter-server kadmin kadmin.local kafka-configs kc kcptun-client
  kcptun-server kdb5_util keydb-cli keydb-server keytool kibana-keystore kinit kubectl ldapadd ldapdelete ldapmodify
  ldappasswd ldapsearch ldapwhoami lein lftp livekit-server locust logdna-agent logstash-keystore lpass magento make-ssl-cert
  mamba manage.py mariadb mariadb-admin mariadb-check mariadb-dump mariadb-import mariadb-show mariadbd mc mcli
  microsocks minisign mix mkcert mkpasswd mkwsgiinstance mkwsgiinstance.py mkzopeinstance mkzopeinstance.py
  monero-wallet-rpc monerod mongo mongodump mongoexport mongoimport mongorestore mongosh mosquitto_passwd mosquitto_pub
  mosquitto_rr mosquitto_sub mount mount.cifs mtg mtproto-proxy mvn mvnw mysql mysqladmin mysqlcheck mysqld mysqldump
  mysqlimport mysqlpump mysqlsh mysqlshow nats nats-server ncftp ncftpget ncftpls ncftpput neo4j-admin nerdctl net
  net-snmp-create-v3-user netbird netlify newrelic-admin newusers ngrok nmcli node nomad now npm npm-cli-login nuget oc
  occ odoo odoo-bin op openconnect openerp-server openfortivpn openssl openvpn oras osql osslsigncode ovsx pass passwd
  pdbedit perl php pip pipenv pk12util pnpm podman poetry postconf postgres pro prosodyctl psql pulumi pure-pw puttygen
  python qpdf r rabbitmqadmin rabbitmqctl radtest rage rails rar rclone realm redis-benchmark redis-cli redis-server
  regctl rhnreg_ks rpcclient rsync ruby s3cmd samba-tool saslpasswd2 sbt scp sed sendEmail sendemail sentry-cli
  server_linux_amd64 sftp skopeo slappasswd smbclient smbget smbpasswd snmpbulkget snmpbulkwalk snmpget snmpgetnext
  snmpinform snmpset snmpstatus snmptable snmptrap snmpwalk snowsql snyk sonar-scanner sops sqlcmd sqlldr sqlplus
  ss-local ss-redir ss-server ss-tunnel ssh ssh-add ssh-keygen sshfs sshpass sslocal ssserver start-notebook
  start-notebook.py start-singleuser start-singleuser.py steamcmd steghide step subscription-manager sudo supabase
  superset surge svn svnsync tailscale terraform tigervncpasswd tofu transcrypt transmission-remote ttyd turnadmin
  turnserver twine ua unrar unzip useradd usermod uv valkey-benchmark valkey-cli valkey-server vault vercel vncpasswd
  vsce wandb wg wget wlfreerdp wp wpa_passphrase wrangler x11vnc xfreerdp xh xml xmlstarlet yarn yum-config-manager zip
  zipcloak zopectl zypper
`.trim().split(/\s+/));
