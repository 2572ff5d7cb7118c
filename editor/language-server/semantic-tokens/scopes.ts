/**
 * The scopes of the TextMate grammar that semantic tokens take their colours from, where a theme has none for them: what
 * VS Code calls `semanticTokenScopes`. With it a name keeps its colour when the server has started.
 */
export const semanticTokenScopes: Readonly<Record<string, readonly string[]>> = {
  namespace: ["entity.name.type.connector.journey"],
  class: ["entity.name.type.node.journey"],
  struct: ["entity.name.tag.resource.journey"],
  function: ["entity.name.type.journey.journey"],
  variable: ["entity.name.function.node.journey"],
  parameter: ["support.variable.environment.journey"],
  property: ["variable.other.property.journey"],
  enumMember: ["variable.other.enummember.outcome.journey"],
  "enumMember.readonly": ["constant.other.diagnostic-code.journey"],
  "enumMember.end": ["constant.language.target.journey"],
  keyword: ["keyword.control.else.journey"],
};
