(journey
  body: (_) @local.scope)

(node
  name: (identifier) @local.definition.function)

(page
  name: (identifier) @local.definition.function)

(wiring
  target: (identifier) @local.reference)

(start
  target: (identifier) @local.reference)
