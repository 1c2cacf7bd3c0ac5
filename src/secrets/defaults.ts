/**
 * Values that everybody knows. Origin: the defaults in the documentation of Docker's official images and of
 * common applications (RabbitMQ `guest`, MinIO `minioadmin`, Java `changeit`, Redis `foobared`, SonarQube
 * `admin`, Airflow `airflow`, …) and the usual lists of most used passwords.
 */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Whole values, in lower case. */
export const WELL_KNOWN_VALUES: ReadonlySet<string> = new Set(list(`
  changeit changeme change_me change-me letmein guest minioadmin foobared foobar foo bar baz qux hunter2
  qwerty qwerty123 qwertz azerty asdf asdfgh iloveyou dragon welcome welcome1 abc123 abcdef abcd1234 abcdefgh
  1q2w3e 1q2w3e4r 1qaz2wsx q1w2e3r4 zaq12wsx p@ssw0rd p@ssword pa$$word pa$$w0rd pa55word passw0rd
  12345 123456 1234567 12345678 123456789 1234567890 0123456789 987654321 654321 4321 112233 123123 123321
  admin123 root123 test123 pass123 password1 password123 secret123 toor manager tomcat s3cret s3cr3t
  elastic elasticsearch calvin raspberry alpine ubnt vagrant docker neo4j graylog keycloak drupal joomla
  insecure notsecure not-secure dontuse none-of-your-business topsecret mysecretpassword my-secret-pw
  mysecret supersecret verysecret somesecret somepassword yourpassword yourpasswd mypassword mypass
  correcthorsebatterystaple`));

/** Words of which such values are made: `wordpressroot`, `calibreadmin`, `test-password-1`. */
export const WELL_KNOWN_WORDS: ReadonlySet<string> = new Set(list(`
  password passwords passwd passwort passphrase pass pw pwd psw secret secrets token key keys salt auth credential credentials
  admin administrator root user users guest owner demo test tests testing tester dev devel develop development
  prod production staging stage local localhost default defaults example sample dummy fake mock temp tmp foo bar baz
  change changeme changeit replace replaceme me it this that the a an my your you our to in on for not and or be is at
  very super strong secure secury simple easy weak random some any long great hard here please must should use used set
  runtime build builder ci only update updates delete remove insecure unsafe unset none new old now value string text
  alphanumeric character characters char chars least length generated
  db database databases data mysql mariadb postgres postgresql pg psql mongo mongodb redis rabbit rabbitmq mq mssql sql
  oracle sa sys system ldap smtp mail ftp ssh vnc web www http api app application service server client node worker
  master main slave replica proxy cache store storage minio wordpress wp drupal joomla magento django rails flask
  laravel symfony spring java php python ruby go airflow superset grafana prometheus influx influxdb elastic kibana
  jenkins gitlab github gitea drone sonar sonarqube nexus artifactory harbor keycloak vault consul nextcloud owncloud
  zabbix odoo moodle redmine camunda peertube kafka zookeeper cassandra clickhouse neo rabbitpassword docker compose
  container image login account access session jwt cookie encryption signing private public hash code one two three`));

/** Words that make a whole phrase a stand-in, wherever they stand in it. */
export const STAND_IN_WORDS: ReadonlySet<string> = new Set(list(`
  password passwd passwort pass secret changeme changeit change replace dummy fake mock demo example sample test testing
  placeholder default insecure delete temp temporary localdev local dev admin root
  guest production staging insert please override overwrite required todo fixme tbd redacted`));

/** Values that say that there is none. */
export const NULL_WORDS: ReadonlySet<string> = new Set(list(`
  unset none null nil undefined n/a nan void auto unused missing random generated`));

export const BOOLEANS: ReadonlySet<string> = new Set(list("true false yes no on off y n t f 0 1 enabled disabled enable disable"));
