import type { Pair } from "./network.ts";

/** Commands of no table. */
export const GENERIC: readonly Pair[] = [
  ["setup --db-password «pw» --yes", "setup --db-password-file /run/secrets/pw --yes"],
  ["app --api-token=«abc»", "app --token-ttl=300"],
  ["app --password «${PW}»", "app --password --verbose"],
  ["app --secret-key «abc»", "app --disabled-password me"],
  ["java -jar x.jar -password «pw»", "java -jar x.jar -passive on"],
  ["make ADMIN_PASSWORD=«pw» install", "make PREFIX=/usr install"],
  ["server +map x -RconPassword=«pw»", "server +map x -hostname=h"],
  ["docker run -e MYSQL_ROOT_PASSWORD=«pw» mysql", "docker run -e LANG=C mysql"],
  ["heroku config:set API_TOKEN=«abc»", "heroku config:get API_TOKEN"],
  ["vault kv put secret/db db_password=«pw»", "vault kv get secret/db"],
  ["acme --pass=«${PW}» -a", "gosu me app --api-token=abc"],
  ["gcloud functions deploy f --set-env-vars API_KEY=«abc»", "gcloud functions deploy f --set-secrets API_KEY=api-key:latest"],
  ["gcloud run deploy f --set-env-vars=DB_PASSWORD=«pw»", "gcloud run deploy f --update-secrets=DB_PASSWORD=db-password:latest"],
  ["gcloud iap oauth-clients create --client-secret=«abc»", "gcloud secrets versions access latest --secret=\"app-env\""],
  ["aws secretsmanager x --client-secret «abc»", "aws secretsmanager get-secret-value --secret-id prod/db-password"],
  ["app --secret «abc»", "buildctl build --secret id=db-password"],
  ["az x --client-secret «abc»", "az keyvault secret show --vault-name v --name DbPassword"],
  ["docker run -e DB_PASSWORD=«pw» x", "docker build --secret id=db-password,src=pw ."],
  ["miner -u pool.worker -p «workerpassword»", "miner -u pool.worker -p x"],
  ["tool -u admin -p «admin»", "tool -u admin -p 8080"],
  ["tool --username me -p «MyPassw0rd»", "tool --username me -p secrets.txt"],
  ["tool -U root -P «root_pw-secret»", "tool -U root -P password_file"],
  ["tool -l me -pass «abc»", "tool -p password"],
  ["app --set=db.password=«pw»", "pip install airflow[password]==1.0"],
];
