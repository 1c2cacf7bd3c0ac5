import { inMongo, inSql } from "../code.ts";
import { namedValue, oracleLogin, partsOf } from "../parts.ts";
import type { CredentialRow } from "./row.ts";

const SQL_ADVICE = "a random password in the build, and the real one when the container starts";
const MYSQL = "https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html";
const MONGO = "https://www.mongodb.com/docs/mongodb-shell/reference/options/";
const SQLCMD = "https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility";

const REDIS_ACL = "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/";

/** `>` stands before a password, `#` before its hash, in a word of its own or among others. */
const aclPassword = partsOf(/(?:^|\s)>(?<secret>[^\s>]\S{0,200})/gd);

/** `user:password@host`; behind `//` the address tells by itself. */
const loginOfUri = partsOf(/^[\w.-]{1,100}:(?<secret>[^@/\s]{1,200})@/gd);

/** Clients and servers of databases. */
export const DATABASES: readonly CredentialRow[] = [
  { commands: "mysql mariadb mysqladmin mariadb-admin mysqldump mariadb-dump mysqlpump mysqlimport mariadb-import mysqlcheck mariadb-check mysqlshow mariadb-show mysqlsh", option: "-p --password", kind: "password", advice: "--defaults-extra-file", source: MYSQL },
  { commands: "mysqladmin mariadb-admin", when: "password", operand: 0, kind: "password", advice: SQL_ADVICE, source: "https://dev.mysql.com/doc/refman/8.4/en/mysqladmin.html" },
  {
    commands: "mysql mariadb mysqld mariadbd psql postgres sqlplus sqlcmd cqlsh cockroach clickhouse clickhouse-client influx isql db2 hdbsql snowsql",
    every: true, part: inSql, kind: "password", noun: "SQL password", advice: SQL_ADVICE, source: "the sources in code.ts",
  },
  { commands: "psql", option: "-v --set --variable", part: namedValue, kind: "password", advice: SQL_ADVICE, source: "psql(1)" },
  { commands: "mysqlsh", option: "--uri", part: loginOfUri, kind: "password", advice: "--defaults-extra-file", source: "https://dev.mysql.com/doc/mysql-shell/8.4/en/mysql-shell-commandline.html" },
  { commands: "mysqlsh", operand: 0, part: loginOfUri, kind: "password", advice: "--defaults-extra-file", source: "https://dev.mysql.com/doc/mysql-shell/8.4/en/mysql-shell-commandline.html" },
  { commands: "hdbsql", option: "-p", kind: "password", advice: "-U with a key of hdbuserstore", source: "https://help.sap.com/docs/SAP_HANA_PLATFORM: SAP HANA HDBSQL options" },
  { commands: "beeline", option: "-p", kind: "password", advice: "-w, a file", source: "https://cwiki.apache.org/confluence/display/Hive/HiveServer2+Clients" },
  ...["connect to * user * using", "CONNECT TO * USER * USING"].map((when): CredentialRow => ({ commands: "db2", when, operand: 0, kind: "password", advice: "a login of the operating system", source: "https://www.ibm.com/docs/en/db2/11.5?topic=commands-connect" })),
  { commands: "mongosh mongo mongodump mongorestore mongoimport mongoexport", option: "-p --password", kind: "password", advice: "--config, or a prompt", source: MONGO },
  { commands: "mongosh mongo", every: true, part: inMongo, kind: "password", advice: "passwordPrompt(), or the account made when the container starts", source: MONGO },
  { commands: "redis-cli valkey-cli keydb-cli redis-benchmark valkey-benchmark", option: "-a --pass", kind: "password", advice: "REDISCLI_AUTH", source: "https://redis.io/docs/latest/develop/tools/cli/" },
  { commands: "redis-server valkey-server keydb-server", option: "--requirepass --masterauth", kind: "password", advice: "a configuration file mounted when the container starts", source: "https://redis.io/docs/latest/operate/oss_and_stack/management/config/" },
  { commands: "redis-cli valkey-cli keydb-cli", when: "config set", key: /^(?:requirepass|masterauth)$/i, operand: 1, kind: "password", advice: "a configuration file mounted when the container starts", source: "https://redis.io/docs/latest/commands/config-set/" },
  { commands: "redis-cli valkey-cli keydb-cli", when: "CONFIG SET", key: /^(?:requirepass|masterauth)$/i, operand: 1, kind: "password", advice: "a configuration file mounted when the container starts", source: "https://redis.io/docs/latest/commands/config-set/" },
  { commands: "redis-server valkey-server keydb-server", requires: "--user", every: true, part: aclPassword, kind: "password", noun: "password of a user", advice: "a configuration file mounted when the container starts", source: REDIS_ACL },
  ...["acl setuser", "ACL SETUSER"].map((when): CredentialRow => ({ commands: "redis-cli valkey-cli keydb-cli", when, every: true, part: aclPassword, kind: "password", noun: "password of a user", advice: "a configuration file mounted when the container starts", source: REDIS_ACL })),
  ...["auth", "AUTH"].map((when): CredentialRow => ({ commands: "redis-cli valkey-cli keydb-cli", when, operand: -1, kind: "password", advice: "REDISCLI_AUTH", source: "https://redis.io/docs/latest/commands/auth/" })),
  { commands: "rabbitmqadmin", option: "-p --password", kind: "password", advice: "--config, a file", source: "https://www.rabbitmq.com/docs/management-cli" },
  { commands: "sqlplus sqlldr expdp impdp", operand: 0, part: oracleLogin, kind: "password", advice: "a wallet, or a prompt", source: "https://docs.oracle.com/en/database/oracle/oracle-database/23/sqpug/starting-SQL-Plus.html" },
  { commands: "sqlcmd bcp osql", option: "-P", kind: "password", advice: "SQLCMDPASSWORD", source: SQLCMD },
  { commands: "cqlsh", option: "-p --password", kind: "password", advice: "a credentials file", source: "https://cassandra.apache.org/doc/latest/cassandra/managing/tools/cqlsh.html" },
  { commands: "cypher-shell", option: "-p --password", kind: "password", advice: "NEO4J_PASSWORD", source: "https://neo4j.com/docs/operations-manual/current/cypher-shell/" },
  { commands: "neo4j-admin", when: "set-initial-password", operand: 0, kind: "password", advice: "NEO4J_AUTH when the container starts", source: "https://neo4j.com/docs/operations-manual/current/configuration/set-initial-password/" },
  { commands: "neo4j-admin", when: "dbms set-initial-password", operand: 0, kind: "password", advice: "NEO4J_AUTH when the container starts", source: "https://neo4j.com/docs/operations-manual/current/configuration/set-initial-password/" },
  { commands: "influx", option: "-password -token -t", kind: "credentials", advice: "INFLUX_TOKEN", source: "https://docs.influxdata.com/influxdb/v2/reference/cli/influx/" },
  { commands: "influx", when: "user password", option: "-p -password", kind: "password", advice: "a prompt", source: "https://docs.influxdata.com/influxdb/v2/reference/cli/influx/user/password/" },
  { commands: "influx", when: "setup", option: "-p -password", kind: "password", advice: "DOCKER_INFLUXDB_INIT_PASSWORD_FILE when the container starts", source: "https://docs.influxdata.com/influxdb/v2/reference/cli/influx/setup/" },
  { commands: "clickhouse clickhouse-client", option: "--password", kind: "password", advice: "a configuration file", source: "https://clickhouse.com/docs/interfaces/cli" },
  { commands: "elasticsearch-users", when: "useradd", option: "-p", kind: "password", advice: "a prompt, or ELASTIC_PASSWORD when the container starts", source: "https://www.elastic.co/guide/en/elasticsearch/reference/current/users-command.html" },
  { commands: "rabbitmqctl", when: "add_user", operand: 1, kind: "password", advice: "the definitions file, mounted when the container starts", source: "rabbitmqctl(8)" },
  { commands: "rabbitmqctl", when: "change_password", operand: 1, kind: "password", advice: "the definitions file, mounted when the container starts", source: "rabbitmqctl(8)" },
  { commands: "kafka-configs", option: "--add-config", part: partsOf(/\bpassword=(?<secret>[^,\]\s]{1,200})/gd), kind: "password", advice: "an account made when the container starts", source: "https://kafka.apache.org/documentation/#security_sasl_scram_credentials" },
  { commands: "hadoop hdfs", when: "credential create", option: "-value -v", kind: "secret", advice: "a prompt, or a store that is mounted when the container starts", source: "https://hadoop.apache.org/docs/current/hadoop-project-dist/hadoop-common/CredentialProviderAPI.html" },
  { commands: "rabbitmqctl", when: "authenticate_user", operand: 1, kind: "password", advice: "the definitions file, mounted when the container starts", source: "rabbitmqctl(8)" },
];
