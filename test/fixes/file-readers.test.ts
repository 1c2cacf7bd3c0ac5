import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary, password } from "../rules/made-up.ts";
import { fixCases, type FixCase } from "./fix-cases.ts";

const masterKey = "--mount=type=secret,id=master_key,target=/app/config/master.key,required=true";
const variables = "--mount=type=secret,id=terraform_tfvars,target=/tf/terraform.tfvars,required=true";

describe("files that programs read unasked", () => fixCases([
  ...[
    "RAILS_ENV=production rails assets:precompile", "./bin/rails assets:precompile", "ruby bin/rails assets:precompile", "rake assets:precompile",
    "bundle exec rake assets:precompile", "env RAILS_ENV=production bundle exec rails db:prepare",
  ].map((command): FixCase => ({
    name: `the key of a Rails application, in its whole context: ${command}`,
    files: { "config/master.key": canary, "config/routes.rb": "x" },
    code: `FROM ruby:3.4\nWORKDIR /app\nCOPY Gemfile .\nRUN bundle install\nCOPY . .\nRUN ${command}\n`,
    output: `FROM ruby:3.4\nWORKDIR /app\nCOPY Gemfile .\nRUN bundle install\nCOPY . .\nRUN ${masterKey} ${command}\n`,
    others: { ".dockerignore": "**/master.key\n" },
    handover: ["build --secret id=master_key,src=config/master.key", "run --volume ./config/master.key:/app/config/master.key:ro"],
  })),
  {
    name: "all RUNs of them, and the key of an environment, too",
    files: { "config/credentials/production.key": canary, "config/routes.rb": "x" },
    code: dockerfile`
      FROM ruby:3.4
      WORKDIR /app
      COPY config config
      RUN bin/rails assets:precompile
      RUN bundle exec --gemfile Gemfile.build rake warm
      RUN bundle exec rake app:warm
    `,
    output: dockerfile`
      FROM ruby:3.4
      WORKDIR /app
      COPY config config
      RUN --mount=type=secret,id=production_key,target=/app/config/credentials/production.key,required=true bin/rails assets:precompile
      RUN --mount=type=secret,id=production_key,target=/app/config/credentials/production.key,required=true bundle exec --gemfile Gemfile.build rake warm
      RUN --mount=type=secret,id=production_key,target=/app/config/credentials/production.key,required=true bundle exec rake app:warm
    `,
    others: { ".dockerignore": "**/production.key\n" },
    handover: [
      "build --secret id=production_key,src=config/credentials/production.key",
      "run --volume ./config/credentials/production.key:/app/config/credentials/production.key:ro",
    ],
  },
  {
    name: "clean twin: nothing of Rails is run",
    files: { "config/master.key": canary, "config/routes.rb": "x" },
    code: dockerfile`
      FROM ruby:3.4
      WORKDIR /app
      COPY . .
      RUN bundle install && bundle exec bootsnap precompile app/
      RUN ruby -v
    `,
    others: { ".dockerignore": "**/master.key\n" },
    handover: ["run --volume ./config/master.key:/app/config/master.key:ro"],
  },
  {
    name: "files of terraform",
    files: { ".terraformrc": `credentials "app.terraform.io" {\n  token = "${canary}"\n}\n`, "terraform.tfvars": `db_password = "${password}"\n` },
    code: dockerfile`
      FROM hashicorp/terraform:1.14
      WORKDIR /tf
      COPY .terraformrc /root/.terraformrc
      COPY terraform.tfvars main.tf ./
      RUN terraform init
      RUN apk add jq
    `,
    output: dockerfile`
      FROM hashicorp/terraform:1.14
      WORKDIR /tf
      COPY main.tf ./
      RUN ${variables} --mount=type=secret,id=terraformrc,target=/root/.terraformrc,required=true terraform init
      RUN apk add jq
    `,
    handover: ["build --secret id=terraformrc,src=.terraformrc", "build --secret id=terraform_tfvars,src=terraform.tfvars"],
  },
  {
    name: "clean twin: other files of variables are read where they are named",
    files: { "a.auto.tfvars": `db_password = "${password}"\n`, "prod.tfvars": `db_password = "${password}"\n`, "main.tf": "x" },
    code: dockerfile`
      FROM hashicorp/terraform:1.14
      WORKDIR /tf
      COPY . .
      RUN terraform init
      RUN terraform plan -var-file=prod.tfvars
    `,
    output: dockerfile`
      FROM hashicorp/terraform:1.14
      WORKDIR /tf
      COPY . .
      RUN --mount=type=secret,id=a_auto_tfvars,target=/tf/a.auto.tfvars,required=true terraform init
      RUN --mount=type=secret,id=a_auto_tfvars,target=/tf/a.auto.tfvars,required=true --mount=type=secret,id=prod_tfvars,target=/tf/prod.tfvars,required=true terraform plan -var-file=prod.tfvars
    `,
    others: { ".dockerignore": "**/a.auto.tfvars\n**/prod.tfvars\n" },
    handover: ["build --secret id=a_auto_tfvars,src=a.auto.tfvars", "build --secret id=prod_tfvars,src=prod.tfvars"],
  },
]));
