(journey
  body: (_) @local.scope)

(node
  name: (identifier) @local.definition)

(page
  name: (identifier) @local.definition)

(wiring
  target: (identifier) @local.reference)

(start
  target: (identifier) @local.reference)
