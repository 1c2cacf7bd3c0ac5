import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { fixCases, type FixCase } from "./fix-cases.ts";

const mount = "--mount=type=secret,id=t,env=T";

/** A login in a RUN of its own, and the RUN that needs it. */
function login(name: string, image: string, [command, use]: readonly [string, string], file: string | null): FixCase {
  const code = `FROM ${image}\nWORKDIR /app\nRUN ${mount} ${command}\nRUN ${use}\n`;
  return { name, code, ...(file !== null && { output: `FROM ${image}\nWORKDIR /app\nRUN ${mount} ${command} && ${use} && rm -f ${file}\n` }) };
}

const nuget = "dotnet nuget add source https://n.example.com/v3/index.json -n own -u ci -p $T --store-password-in-clear-text";

describe("logins that tools keep go where they are needed", () => fixCases([
  login("composer", "php:8.3", ["composer config http-basic.repo.example.com ci $T", "composer install"], "/app/auth.json"),
  login("composer, for all projects", "composer:2", ["composer config -g http-basic.repo.example.com ci $T", "composer install"], "/tmp/auth.json"),
  login("clean twin: composer among other commands", "php:8.3", ["apt-get update && composer config -g http-basic.repo.example.com ci $T", "composer install"], null),
  login("poetry", "python:3", ["poetry config http-basic.own ci $T", "poetry install"], "/root/.config/pypoetry/auth.toml"),
  login("clean twin: poetry, installed in the same RUN", "python:3", ["pip install poetry && poetry config http-basic.own ci $T", "poetry install"], null),
  login("git's addresses for go", "golang:1.23", ["git config --global url.https://x:$T@github.com/.insteadOf https://github.com/", "go mod download"], "/root/.gitconfig"),
  login("dotnet", "mcr.microsoft.com/dotnet/sdk:8.0", [nuget, "dotnet restore"], "/root/.nuget/NuGet/NuGet.Config"),
  login("cargo, in its image's folder", "rust:1", ["cargo login --registry own $T", "cargo fetch"], "/usr/local/cargo/credentials.toml"),
  login("bundler, in its image's folder", "ruby:3", ["bundle config set --local gems.example.com $T", "bundle install"], "/usr/local/bundle/config"),
  login("clean twin: with other settings, which the container needs", "ruby:3", ["bundle config set --local without test && bundle config set --local gems.example.com $T", "bundle install"], null),
  login("several lines of .netrc", "python:3", ['echo "machine p.example.com" > ~/.netrc && echo "password $T" >> ~/.netrc', "pip install a"], "/root/.netrc"),
  {
    name: ".netrc by a here-document: its lines go along",
    code: dockerfile`
      FROM python:3
      RUN ${mount} cat > /root/.netrc <<END && chmod 600 /root/.netrc
      machine p.example.com login ci
      password \$T
      END
      # what the project needs
      RUN pip install \
            -r requirements.txt
      RUN pip install gunicorn && rm /root/.netrc
      USER app
    `,
    output: dockerfile`
      FROM python:3
      # what the project needs
      RUN ${mount} cat > /root/.netrc <<END && chmod 600 /root/.netrc && pip install \
            -r requirements.txt && rm -f /root/.netrc
      machine p.example.com login ci
      password \$T
      END
      RUN ${mount} cat > /root/.netrc <<END && chmod 600 /root/.netrc && pip install gunicorn && rm /root/.netrc
      machine p.example.com login ci
      password \$T
      END
      USER app
    `,
  },
  {
    name: "clean twin: two here-documents, or one in the RUN that needs the file",
    code: dockerfile`
      FROM python:3
      RUN ${mount} cat > /tmp/a <<A && cat > /root/.netrc <<END
      x
      A
      machine p.example.com login ci password \$T
      END
      RUN pip install a
      FROM python:3
      RUN ${mount} cat > /root/.netrc <<END
      machine p.example.com login ci password \$T
      END
      RUN pip install -r /dev/stdin <<LIST
      a
      LIST
    `,
  },
  {
    name: "clean twin: a source that the project's own settings may have",
    files: { "nuget.config": "<configuration><packageSources><clear /></packageSources></configuration>", "app.csproj": "" },
    code: `FROM mcr.microsoft.com/dotnet/sdk:8.0\nRUN ${mount} ${nuget}\nCOPY . /src\nRUN dotnet restore /src\n`,
  },
  {
    name: "the same, where the project has none",
    files: { "app.csproj": "" },
    code: `FROM mcr.microsoft.com/dotnet/sdk:8.0\nRUN ${mount} ${nuget}\nCOPY . /src\nRUN dotnet restore /src\n`,
    output: `FROM mcr.microsoft.com/dotnet/sdk:8.0\nCOPY . /src\nRUN ${mount} ${nuget} && dotnet restore /src && rm -f /root/.nuget/NuGet/NuGet.Config\n`,
  },
  {
    name: "clean twin: settings of the project that a tool adds to",
    files: { "nuget.config": "<configuration />" },
    code: `FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /src\nCOPY nuget.config .\nRUN ${mount} dotnet nuget update source own -u ci -p $T --store-password-in-clear-text --configfile nuget.config && dotnet restore\n`,
  },
]));
