/**
 * Commands that run the project's own code or scripts: what these read, of their environment or of files, no word of
 * the RUN tells. A tool that only installs packages is none of them.
 */
const pattern = /(?:^|[\s;&|/])(?:rake|rails|manage\.py|artisan|bin\/console|make|gradlew?|mvnw?|(?:npm|pnpm) run|yarn (?:run|build)|npx|mix|[\w.-]+\.(?:sh|bash|py|rb|js|php))(?=[\s;&|"]|$)/;

/** What only handles files runs none of them: `chmod +x build.sh`, `sed -i 's/a;b/c/' setup.py`. */
const handling = /(?:^|[\s;&|])(?:chmod|chown|chgrp|cp|mv|ln|rm|touch|mkdir|cat|dos2unix|sed|COPY)\s(?:'[^'\n]*'|"(?:\\.|[^"\\\n])*"|[^;&|\n'"])*/g;

export function runsProjectTool(script: string): boolean {
  return pattern.test(script.replace(/\\\r?\n/g, " ").replace(handling, " "));
}
