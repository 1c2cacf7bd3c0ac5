/**
 * Files made to be slow to analyse, each of about `size` characters: many of one thing, deep nesting, nothing closed,
 * values that double. By name, what makes the case: text, the path that tells the language, and the files beside it.
 */
export function worstCases(size) {
  return { ...dockerfiles(size), ...composeFiles(size), ...contexts(size) };
}

/** The texts of `unit(0)`, `unit(1)`, … until there is enough. */
function fill(unit, size) {
  const parts = [];
  for (let index = 0, length = 0; length < size; index++) {
    const part = unit(index);
    parts.push(part);
    length += part.length;
  }
  return parts.join("");
}

const from = "FROM debian\n";

function dockerfiles(size) {
  const scale = size / 1e6;
  const many = (unit) => fill(unit, size);
  const times = (count, unit) => Array.from({ length: Math.ceil(count) }, (_, i) => unit(i));
  const texts = {
    longRunAnd: () => from + "RUN true" + many((i) => ` && echo step ${i} > /tmp/f${i % 100}`) + "\n",
    longRunLines: () => from + "RUN true" + many((i) => ` \\\n && apt-get install -y pkg${i}`) + "\n",
    longRunWords: () => from + "RUN npm install" + many((i) => ` package-${i}`) + "\n",
    longRunOptions: () => from + "RUN cmd" + many((i) => ` --password-${i}=x${i}`) + "\n",
    instructions: () => from + many((i) => `RUN echo ${i} && curl -u user:$PW http://x/${i}\n`),
    instr10k: () => from + times(10000 * scale, (i) => `RUN apt-get update && rm -rf /var/lib/apt/${i} ${"x".repeat(60)}\n`).join(""),
    env: () => from + many((i) => `ENV VAR_${i}=value${i}\n`),
    envSecret: () => from + many((i) => `ENV TOKEN_${i}=value${i}abc\n`),
    arg: () => from + many((i) => `ARG TOKEN_${i}\n`),
    argUse: () => from + many((i) => `ARG TOKEN_${i}\nRUN echo $TOKEN_${i} > /f${i}\n`),
    stages: () => many((i) => `FROM debian AS s${i}\nCOPY --from=s${i - 1} /a /b\n`),
    chain: () => "FROM debian AS s0\nENV A=1\n" + many((i) => `FROM s${i} AS s${i + 1}\nENV T${i}_TOKEN=abc${i}\n`),
    chainCmd: () => "FROM debian AS s0\n" + many((i) => `FROM s${i} AS s${i + 1}\nCMD ["a"]\n`),
    sameStages: () => from + many(() => "FROM debian AS a\nCOPY --from=a /a /b\n"),
    stageLeaks: () => "FROM debian AS s0\n" + many((i) => `FROM s${i} AS s${i + 1}\nCOPY --from=s${i} .npmrc /\n`),
    chainCopy: () => "FROM debian AS s0\n" + many((i) => `FROM s${i} AS s${i + 1}\nCOPY .env${i} id_rsa /x${i}/\n`),
    onbuild: () => from + many((i) => `ONBUILD RUN echo ${i}\n`),
    nestParens: () => from + "RUN " + "(".repeat(Math.ceil(400000 * scale)) + "echo x" + ")".repeat(Math.ceil(400000 * scale)) + "\n",
    nestSubst: () => from + "RUN echo " + "$(echo ".repeat(Math.ceil(120000 * scale)) + ")".repeat(Math.ceil(120000 * scale)) + "\n",
    nestIf: () => from + "RUN " + "if true; then ".repeat(Math.ceil(50000 * scale)) + "x" + "; fi".repeat(Math.ceil(50000 * scale)) + "\n",
    nestBrace: () => from + "ENV A=" + "${B:-".repeat(Math.ceil(150000 * scale)) + "x" + "}".repeat(Math.ceil(150000 * scale)) + "\n",
    nestShC: () => from + "RUN " + "sh -c 'sh -c \"".repeat(Math.ceil(60000 * scale)) + "\n",
    heredocs: () => from + many((i) => `RUN <<EOF\necho ${i}\nEOF\n`),
    heredocsOne: () => from + "RUN cat " + times(20000 * scale, (i) => `<<E${i}`).join(" ") + "\n" + times(20000 * scale, (i) => `body ${i} x\nE${i}\n`).join(""),
    heredocsShell: () => from + "RUN <<EOF\n" + many((i) => `cat <<E${i} > /f${i}\npassword=x${i}\nE${i}\n`) + "EOF\n",
    copySources: () => from + "COPY " + times(20000 * scale, (i) => `dir${i}/some/file-${i}.txt`).join(" ") + " /x/\n",
    copySecrets: () => from + "COPY " + times(20000 * scale, (i) => `dir${i}/some/id_rsa`).join(" ") + " /x/\n",
    copyGlobs: () => from + "COPY " + times(20000 * scale, (i) => `dir${i}*/*.env`).join(" ") + " /x/\n",
    copyMany: () => from + many((i) => `COPY .env${i} /x${i}/\n`),
    copyDot: () => from + many((i) => `COPY . /x${i}/\nRUN rm /x${i}/.env\n`),
    copyThenRm: () => from + many((i) => `COPY id_rsa /x${i}/id_rsa\nRUN rm /x${i}/id_rsa\n`),
    copyHeredoc: () => from + "COPY <<EOF /app/.env\n" + many((i) => `PASSWORD_${i}=hunter${i}x\n`) + "EOF\n",
    copyHeredocs: () => from + many((i) => `COPY <<EOF /app/.env${i}\nPASSWORD=hunter${i}x\nEOF\n`),
    label: () => from + "LABEL" + many((i) => ` k${i}=v${i}`) + "\n",
    envOne: () => from + "ENV" + many((i) => ` k${i}_TOKEN=v${i}zz`) + "\n",
    comments: () => from + many((i) => `# comment ${i} https://u:p${i}@h\n`),
    directives: () => from + many((i) => `# dfsecret-allow NAME${i}\nENV NAME${i}=x\n`),
    disables: () => from + many((i) => `# dfsecret-disable-next-line dfsecret/no-secret-env\nENV TOKEN${i}=xyz\n`),
    urls: () => from + "RUN echo" + many((i) => ` https://u${i}:p${i}ssw@h/`) + "\n",
    urlsLines: () => from + many((i) => `RUN curl https://u${i}:p${i}ssw@h/\n`),
    tokens: () => from + many((i) => `RUN echo ghp_${String(i).padStart(6, "0")}aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1\n`),
    akia: () => from + "RUN echo " + many(() => `AKIA `) + "\n",
    writes: () => from + "RUN --mount=type=secret,id=a true" + many((i) => ` && cp /run/secrets/a /f${i}`) + "\n",
    writesRuns: () => from + many((i) => `RUN --mount=type=secret,id=a${i} cat /run/secrets/a${i} > /f${i}\n`),
    mounts: () => from + "RUN" + many((i) => ` --mount=type=secret,id=s${i},target=/t${i}`) + " cat /t1\n",
    vars: () => from + "RUN " + many((i) => `a${i}=$(cat x); `) + "\n",
    varChain: () => from + "RUN a0=x; " + many((i) => `a${i + 1}=$a${i}$a${i}; `) + "\n",
    envDouble: () => from + "ENV A=xy\n" + "ENV A=$A$A\n".repeat(Math.ceil(2000 * scale)),
    envPath: () => from + many((i) => `ENV PATH=/opt/tool${i}/bin:$PATH\n`),
    envAppend: () => from + many((i) => `ENV A="$A x${i}"\n`),
    argDouble: () => "ARG A=xy\n" + "ARG A=$A$A\n".repeat(Math.ceil(2000 * scale)) + "FROM x$A\n",
    workdirs: () => from + many((i) => `WORKDIR d${i}\n`),
    functions: () => from + "RUN " + many((i) => `f${i}() { f${i - 1}; f${i - 1}; }; `) + "\n",
    pipes: () => from + "RUN cat x " + many(() => `| cat `) + "\n",
    pipesEnv: () => from + times(3000 * scale, (i) => `ENV V${i}=x\n`).join("") + many(() => `RUN a | b | c $(d)\n`),
    cases: () => from + "RUN case $x in " + many((i) => `a${i}) echo ${i};; `) + "esac\n",
    quotes: () => from + "RUN echo '" + "x".repeat(size) + "'\n",
    backslashes: () => from + "RUN echo " + "\\\\".repeat(Math.ceil(size / 2)) + "\n",
    oneLine: () => "x".repeat(size),
    spaces: () => from + "RUN " + " ".repeat(size) + "x\n",
    blanks: () => from + "RUN a \\\n" + "\n".repeat(size) + "x\n",
    dollars: () => from + "RUN echo " + "$A".repeat(Math.ceil(size / 2)) + "\n",
    dollarsEnv: () => from + "ENV A=" + "$A".repeat(Math.ceil(size / 2)) + "\n",
    globs: () => from + "RUN rm -rf" + many((i) => ` /a${i}*/*`) + "\n",
    braces: () => from + "RUN rm " + "{a,b}".repeat(Math.ceil(size / 5)) + "\n",
    copyUses: () => from + "COPY . /app\n" + many((i) => `RUN cp /app/d${i}/credentials ~/.aws/\n`),
    copyKeys: () => from + many((i) => `COPY k${i}.key /keys/\nRUN gpg --import /keys/x${i}.key\n`),
    optionsInVariable: () => from + 'ENV O="-u a -p my-password -x y"\n' + many((i) => `RUN foo${i} $O $O\n`),
    copyPatterns: () => from + many((i) => `COPY d${i}/*.txt /a${i}/\nRUN cat /a${i}/p.txt | chpasswd\n`),
    stageKeys: () => from + "FROM example/certs AS certs\nFROM alpine\n" + many((i) => `COPY --from=certs /k${i}/privkey.pem /k${i}/\n`),
    readBefore: () => from + "ARG TOKEN\n" + many((i) => `RUN sed s/a/b/ /f${i}.properties > /n && echo "token=$TOKEN" > /f${i}.properties\n`),
    copyFind: () => from + "RUN --mount=type=secret,id=t true" + many((i) => ` \\\n && cp /run/secrets/t /d${i}/e/f && find / -name '*x${i}' -exec rm -rf {} +`) + "\n",
    copyGlob: () => from + "RUN --mount=type=secret,id=t true" + many((i) => ` \\\n && cp /run/secrets/t /d${i}/e/f && rm -f /x${i}*/*`) + "\n",
    heredocWrites: () => from + "ARG TOKEN\nRUN <<RUN_END\n" + many((i) => `cat <<E > /f${i}\n$TOKEN\nE\n`) + "RUN_END\n",
    pythonCode: () => from + "RUN --mount=type=secret,id=t <<EOF python3\n" + many((i) => `with open('/f${i}', 'w') as f${i}: f${i}.write(open('/run/secrets/t').read())\n`) + "EOF\n",
    findCmd: () => from + "COPY .env /a/\n" + many((i) => `RUN find / -name 'x${i}*' -delete\n`),
    sql: () => from + "RUN mysql -e \"" + many((i) => `IDENTIFIED BY 'p${i}' `) + "\"\n",
    equals: () => from + "RUN cmd " + many(() => "a=") + "\n",
    passwordEq: () => from + "RUN echo \"" + many((i) => `;password=x${i}`) + "\"\n",
    hosts: () => from + "RUN echo \"" + many((i) => `host=h password=x${i} `) + "\"\n",
    labels: () => from + many((i) => `LABEL a${i}="https://u:pw${i}@h"\n`),
    cmds: () => from + many((i) => `CMD mysql -ppw${i}xx\n`),
    promote: () => from + "ARG CFG\n" + many((i) => `ARG C${i}\nRUN curl -u me:$C${i} x\n`),
    cache: () => from + many((i) => `RUN --mount=type=cache,target=/c${i} --mount=type=secret,id=x cp /run/secrets/x /c${i}/y\n`),
    generated: () => from + many((i) => `RUN ssh-keygen -f /k${i} && rm /k${i - 1}\n`),
    adds: () => from + many((i) => `ADD https://u:p${i}@h/x /y\n`),
    writeText: () => from + many((i) => `RUN echo "password=hunter${i}z" > /app/.env\n`),
    writeTextOne: () => from + "RUN true" + many((i) => ` && echo "password=hunter${i}z" > /app/.env`) + "\n",
    backticks: () => from + "RUN " + "`".repeat(size) + "\n",
    quotedOpen: () => from + many(() => `RUN echo "$(cat '\n`),
    substitutionOpen: () => from + "RUN " + "$(".repeat(size / 2) + "\n",
    parametersOpen: () => from + "RUN echo " + "${a:-".repeat(size / 5) + "\n",
    longWord: () => from + "RUN curl -u " + "a:".repeat(size / 2) + "\n",
    longName: () => from + "ENV " + "A_TOKEN_".repeat(size / 8) + "=x\n",
    caseNest: () => from + "RUN " + "case a in a) ".repeat(size / 13) + "\n",
    functionsOpen: () => from + "RUN " + "f() ".repeat(size / 4) + "\n",
    heredocsOpen: () => from + many((i) => `RUN <<E${i}\necho ${i}\n`),
    argsEverywhere: () => from + times(2000 * scale, (i) => `ARG VAR_${i}=x\n`).join("") + many((i) => `RUN echo $VAR_${i % 2000} \${VAR_${(i * 7) % 2000}:-y}\n`),
    unmountedUses: () => from + many((i) => `RUN --mount=type=secret,id=s${i} cat /run/secrets/s${i}\nRUN curl -u me:$(cat /run/secrets/s${i}) x\n`),
    unknownInstructions: () => from + many((i) => `NOPE${i} x\n`),
  };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, () => ({ path: "Dockerfile", text: text() })]));
}

function composeFiles(size) {
  const many = (unit) => fill(unit, size);
  const texts = {
    services: () => "services:\n" + many((i) => `  s${i}:\n    image: x\n`),
    environments: () => "services:\n  a:\n    image: x\n    environment:\n" + many((i) => `      TOKEN_${i}: value${i}abc\n`),
    environmentLists: () => "services:\n" + many((i) => `  s${i}:\n    image: x\n    environment: ["A_PASSWORD=hunter${i}zz"]\n`),
    anchors: () => "x-a: &a\n  PASSWORD: hunter2zz\nservices:\n" + many((i) => `  s${i}:\n    image: x\n    environment: *a\n`),
    merges: () => "x-a: &a\n  PASSWORD: hunter2zz\nservices:\n" + many((i) => `  s${i}:\n    image: x\n    environment:\n      <<: *a\n`),
    laughs: () => "x-0: &a0 [x]\n" + Array.from({ length: 100 }, (_, i) => `x-${i + 1}: &a${i + 1} [*a${i},*a${i},*a${i}]\n`).join("") + "services: {}\n",
    flow: () => "services: {" + many((i) => `s${i}: {image: x},`) + "}\n",
    nestedFlow: () => "x-a: " + "[".repeat(size / 2) + "]".repeat(size / 2) + "\nservices: {}\n",
    nestedBlock: () => "services:\n" + Array.from({ length: Math.ceil(Math.sqrt(size * 2)) }, (_, i) => `${" ".repeat(i + 1)}a:\n`).join(""),
    interpolations: () => "services:\n  a:\n    image: x\n    command: " + "${A:-".repeat(size / 5) + "\n",
    buildArguments: () => "services:\n" + many((i) => `  s${i}:\n    build:\n      context: ./${i}\n      args:\n        TOKEN: abc${i}def\n`),
    secrets: () => "services:\n  a:\n    image: x\n    secrets: [" + many((i) => `s${i},`) + "]\nsecrets:\n" + many((i) => `  s${i}:\n    file: ./s${i}\n`),
    inlineRefused: () => "services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM debian\n" + many((i) => `        NOPE ${i}\n`),
    inlineRuns: () => "services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM debian\n" + many((i) => `        RUN curl -u me:hunter${i}z x\n`),
    inlines: () => "services:\n" + many((i) => `  s${i}:\n    build:\n      dockerfile_inline: |\n        FROM debian\n        ENV TOKEN=abc${i}def\n`),
    fileVariables: () => "services:\n" + many((i) => `  s${i}:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: \${P${i}}\n`),
    commands: () => "services:\n" + many((i) => `  s${i}:\n    image: x\n    command: mysql -phunter${i}z\n`),
    documents: () => many((i) => `---\nservices: {a: {image: x${i}}}\n`),
    errors: () => "services:\n" + many(() => "  a: [\n"),
    comments: () => "services: {}\n" + many((i) => `# https://u:p${i}ss@h/\n`),
    tabs: () => "services:\n" + "\t".repeat(size) + "\n",
    longScalar: () => "services:\n  a:\n    image: x\n    command: \"" + "a\\n".repeat(size / 3) + "\"\n",
  };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`compose-${name}`, () => ({ path: "compose.yaml", text: text() })]));
}

/** A small Dockerfile in a large surrounding. */
function contexts(size) {
  const copy = { path: "Dockerfile", text: `${from}COPY . /app\nCOPY src/*.env *.key config/ /app/\n` };
  const files = () => Object.fromEntries(Array.from({ length: Math.ceil(size / 50) }, (_, i) => [`src/${i % 100}/file-${i}.txt`, "x"]));
  return {
    "ignore-names": () => ({ ...copy, files: { ...files(), ".dockerignore": fill((i) => `name-${i}\n`, size) } }),
    "ignore-patterns": () => ({ ...copy, files: { ...files(), ".dockerignore": fill((i) => `**/a*${i}*b\n`, size) } }),
    "ignore-exceptions": () => ({ ...copy, files: { ...files(), ".dockerignore": fill((i) => `*\n!src/${i}\n`, size) } }),
    "ignore-stars": () => ({ ...copy, files: { ...files(), ".dockerignore": `${"*a".repeat(30_000)}\n${fill(() => "**/", size / 2)}x\n` } }),
    "context-dockerfile": () => ({
      path: "compose.yaml",
      text: "services:\n" + fill((i) => `  s${i}:\n    build:\n      context: .\n      args: { VERSION: "${i}" }\n`, size),
      files: { Dockerfile: from + "ARG VERSION\n" + "RUN apt-get update && apt-get install -y curl\n".repeat(20) },
    }),
    "context-environments": () => ({ ...copy, files: { ...files(), "src/all.env": fill((i) => `TOKEN_${i}=value${i}abc\n`, size / 4) } }),
  };
}
