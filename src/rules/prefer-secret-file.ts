import { secretFileFor } from "../fixes/compose/environment.ts";
import { suggestionMessages } from "../fixes/messages.ts";
import { readsFile, schemeOfFiles } from "../secrets/images.ts";
import { judgeName } from "../secrets/names.ts";
import { isPassedOn } from "../trace/compose/values.ts";
import { docsUrl } from "../findings/docs-url.ts";
import type { Finding, Rule } from "../findings/rule.ts";

/**
 * The environment of a container is in docker inspect and in every child process; a file below /run/secrets is in
 * neither. A literal is no-secret-env's; here is what Compose fills in.
 */
export const preferSecretFile: Rule = {
  meta: {
    type: "suggestion",
    languages: ["compose"],
    docs: {
      description: "Enforce X_FILE with a secret for images that read it",
      url: docsUrl("prefer-secret-file"),
      recommended: false,
    },
    messages: {
      file: "{{name}} is in the container's environment; every process in it reads it, and docker inspect shows it. {{image}} reads a file: {{variable}}={{scheme}}/run/secrets/{{id}}, with the secret {{id}} under secrets.",
      ...suggestionMessages,
    },
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) =>
    (trace.compose?.services ?? []).flatMap((service) =>
      service.environment.flatMap((entry): Finding[] => {
        const { image } = service;
        const name = entry.key.value;
        const variable = image ? readsFile(image.value, name) : null;
        if (variable === null || !image || !isPassedOn(entry) || judgeName(name)?.confidence !== "likely") return [];
        const data = { name, image: image.value, variable, scheme: schemeOfFiles(image.value), id: name.toLowerCase() };
        const proposal = secretFileFor(service, entry, trace);
        return [{ messageId: "file", data, range: entry.key.range, subject: name, ...(proposal && { suggestions: [proposal] }) }];
      }),
    ),
};
