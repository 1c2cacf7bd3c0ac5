/**
 * An empty global scope in the shape of ESLint's scope manager. Core rules ask for it in files of every language
 * when a configuration without `files` turns them on, and some take `null` badly.
 */
export function createGlobalScope(block: object): object {
  const scope = {
    type: "global",
    block,
    isStrict: false,
    upper: null,
    childScopes: [],
    variables: [],
    set: new Map(),
    references: [],
    through: [],
    functionExpressionScope: false,
    variableScope: {},
  };
  scope.variableScope = scope;
  return scope;
}
