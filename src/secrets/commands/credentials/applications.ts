import { inExpect, inLoginCall, inScript } from "../code.ts";
import { afterColon, body, except, firstLine, namedValues, trimmed, userAndPassword, type PartFinder } from "../parts.ts";
import { inStreamScript } from "../stream-editor.ts";
import type { CredentialRow } from "./row.ts";

const AT_START = "an account made when the container starts";
const WP = "https://developer.wordpress.org/cli/commands/";
/** `start-notebook.py` and the like are those of the Jupyter Docker Stacks. */
const JUPYTER_COMMANDS = "jupyter jupyter-notebook jupyter-lab jupyter-server start-notebook start-notebook.py start-singleuser start-singleuser.py";
const KEYCLOAK = "https://www.keycloak.org/server/all-config";
const ZOPE = "https://zope.readthedocs.io/en/latest/operation.html";
const JUPYTER = "https://jupyter-server.readthedocs.io/en/latest/operators/public-server.html";

/** `name=value name=value`, or JSON. */
const extraVariables: PartFinder = (text) => (/^\s*\{/.test(text) ? body(text) : namedValues(text));

/** `+login anonymous +app_update`: the next one of SteamCMD's own commands. */
const notCommand = except(/^\+/);

/** Applications that are set up from their command line, and code in arguments. */
export const APPLICATIONS: readonly CredentialRow[] = [
  {
    commands: "elasticsearch-keystore kibana-keystore logstash-keystore", when: "add", requires: "-x --stdin", stdin: true, part: trimmed, kind: "secret",
    advice: "a keystore that is made when the container starts", source: "https://www.elastic.co/docs/reference/elasticsearch/command-line-tools/elasticsearch-keystore",
  },
  ...[{ option: "-e --expression" }, { operand: 0, unless: "-e --expression -f --file" }].map((place): CredentialRow => ({
    commands: "sed gsed perl", ...place, part: inStreamScript, kind: "password", noun: "credential in the script", advice: "a file that the program reads it from, made when the container starts", source: "sed(1)",
  })),
  { commands: "airflow", when: "users create", option: "-p --password", kind: "password", advice: AT_START, source: "https://airflow.apache.org/docs/apache-airflow/stable/cli-and-env-variables-ref.html" },
  { commands: "airflow", when: "create_user", option: "-p --password", kind: "password", advice: AT_START, source: "https://airflow.apache.org/docs/apache-airflow/1.10.15/cli-ref.html" },
  { commands: "superset flask fabmanager", option: "--password", kind: "password", advice: AT_START, source: "https://flask-appbuilder.readthedocs.io/en/latest/cli.html" },
  { commands: "expo eas", when: "login", option: "-p --password", kind: "password", advice: "EXPO_TOKEN from a secret mount", source: "https://docs.expo.dev/more/expo-cli/" },
  { commands: "odoo odoo-bin openerp-server", option: "-w --db_password", kind: "password", advice: "-c with a configuration file, mounted when the container starts", source: "https://www.odoo.com/documentation/17.0/developer/reference/cli.html" },
  { commands: "locust", option: "--web-auth", part: afterColon, kind: "password", advice: "LOCUST_WEB_AUTH when the container starts", source: "https://docs.locust.io/en/2.17.0/configuration.html" },
  { commands: "wp", option: "--dbpass --admin_password --user_pass", kind: "password", advice: "--prompt, or wp-config.php made when the container starts", source: WP },
  { commands: "drush", when: "user:password", operand: 1, kind: "password", advice: AT_START, source: "https://www.drush.org/latest/commands/user_password/" },
  { commands: "drush", when: "upwd", operand: 1, kind: "password", advice: AT_START, source: "https://www.drush.org/latest/commands/user_password/" },
  { commands: "drush", option: "--password --account-pass --db-su-pw", kind: "password", advice: AT_START, source: "https://www.drush.org/latest/commands/site_install/" },
  { commands: "occ", option: "--admin-pass --database-pass --password", kind: "password", advice: AT_START, source: "https://docs.nextcloud.com/server/latest/admin_manual/occ_command.html" },
  { commands: "magento", option: "--admin-password --db-password --amqp-password", kind: "password", advice: AT_START, source: "https://experienceleague.adobe.com/docs/commerce-operations/installation-guide/tutorials/install.html" },
  { commands: "grafana-cli grafana", when: "admin reset-admin-password", operand: 0, kind: "password", advice: "GF_SECURITY_ADMIN_PASSWORD__FILE", source: "https://grafana.com/docs/grafana/latest/cli/" },
  { commands: "grafana", when: "cli admin reset-admin-password", operand: 0, kind: "password", advice: "GF_SECURITY_ADMIN_PASSWORD__FILE", source: "https://grafana.com/docs/grafana/latest/cli/" },
  { commands: "jenkins-cli", option: "-auth", part: userAndPassword, kind: "password", advice: "-auth @file, from a secret mount", source: "https://www.jenkins.io/doc/book/managing/cli/#using-the-cli-client" },
  { commands: "steamcmd", when: "+login", operand: 1, part: notCommand, kind: "password", advice: "the login anonymous, or one when the container starts", source: "https://developer.valvesoftware.com/wiki/SteamCMD" },
  { commands: "add-user jboss-add-user", option: "-p --password", kind: "password", advice: AT_START, source: "https://docs.wildfly.org/34/Admin_Guide.html#add-user-utility" },
  { commands: "add-user", operand: 1, unless: "-p --password -u --user", kind: "password", advice: AT_START, source: "https://docs.wildfly.org/34/Admin_Guide.html#add-user-utility" },
  { commands: "add-user-keycloak", option: "-p --password", kind: "password", advice: AT_START, source: "https://www.keycloak.org/docs/latest/server_admin/" },
  { commands: "kc", option: "--db-password", kind: "password", advice: "KC_DB_PASSWORD when the container starts", source: KEYCLOAK },
  { commands: "kc", option: "--https-key-store-password", kind: "password", advice: "KC_HTTPS_KEY_STORE_PASSWORD when the container starts", source: KEYCLOAK },
  { commands: "kc", option: "--https-trust-store-password", kind: "password", advice: "KC_HTTPS_TRUST_STORE_PASSWORD when the container starts", source: KEYCLOAK },
  { commands: "mkzopeinstance mkzopeinstance.py mkwsgiinstance mkwsgiinstance.py", option: "-u --user", part: afterColon, kind: "password", advice: AT_START, source: ZOPE },
  { commands: "addzopeuser", operand: 1, kind: "password", advice: AT_START, source: ZOPE },
  { commands: "zopectl", when: "adduser", operand: 1, kind: "password", advice: AT_START, source: ZOPE },
  { commands: "asadmin", option: "--password --adminpassword", kind: "password", advice: "--passwordfile", source: "https://glassfish.org/docs/latest/reference-manual.html" },
  { commands: "ansible ansible-playbook", option: "-e --extra-vars", part: extraVariables, kind: "secret", advice: "-e @file, from a secret mount", source: "https://docs.ansible.com/ansible/latest/cli/ansible-playbook.html" },
  { commands: "ansible-vault", stdin: true, when: "encrypt_string", part: firstLine, kind: "secret", advice: "a file", source: "https://docs.ansible.com/ansible/latest/cli/ansible-vault.html" },
  { commands: JUPYTER_COMMANDS, option: "--NotebookApp.token --ServerApp.token --IdentityProvider.token", kind: "token", advice: "JUPYTER_TOKEN when the container starts", source: JUPYTER },
  { commands: JUPYTER_COMMANDS, option: "--NotebookApp.password --ServerApp.password --PasswordIdentityProvider.hashed_password", kind: "password", noun: "password hash", advice: "a configuration file, mounted when the container starts", source: JUPYTER },
  { commands: "expect", option: "-c", part: inExpect, kind: "password", noun: "answer in the script", advice: "$env(NAME), with the value from a secret mount", source: "expect(1)" },
  { commands: "expect", stdin: true, part: inExpect, kind: "password", noun: "answer in the script", advice: "$env(NAME), with the value from a secret mount", source: "expect(1)" },
  {
    commands: "R Rscript r python perl ruby php node ipython", every: true, part: inLoginCall, kind: "token", noun: "token in the code", advice: "a variable from a secret mount",
    source: "the sources in code.ts",
  },
  {
    commands: "python perl ruby php node manage.py django-admin rails artisan console ipython", every: true, part: inScript, kind: "password", advice: AT_START,
    source: "the sources in code.ts",
  },
];
