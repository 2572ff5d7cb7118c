; Names are coloured by what they stand for; keywords only where they are keywords.

[
  "journey"
  "node"
  "page"
  "connector"
  "resource"
  "on"
  "start"
  "require"
  "before"
  "after"
  "else"
] @keyword

[
  "import"
  "from"
] @keyword.import

(annotation
  [
    "@"
    "allow"
  ] @attribute)

(diagnostic_code) @constant

(journey
  name: (identifier) @type.definition)

(connector
  name: (identifier) @type.definition)

(node
  name: (identifier) @function)

(page
  name: (identifier) @function)

(member
  name: (identifier) @variable.member)

(type) @type

(opaque_type) @type

(import
  name: (identifier) @type)

(reference) @type

(resource_name) @tag

(environment) @variable.builtin

(wiring
  outcome: (identifier) @constant)

(wiring
  outcome: (string) @constant)

(wiring
  target: (identifier) @function)

(start
  target: (identifier) @function)

(point
  name: (identifier) @type)

(point
  outcome: (identifier) @constant)

(end) @constant.builtin

(setting
  key: (_) @property)

(entry
  key: (_) @property)

(string) @string

(text_block) @string

(setting
  key: (string) @property)

(entry
  key: (string) @property)

(escape_sequence) @string.escape

(number) @number

(duration) @number

[
  (true)
  (false)
] @boolean

(null) @constant.builtin

"->" @operator

[
  ":"
  ","
  "."
] @punctuation.delimiter

[
  "{"
  "}"
  "["
  "]"
  "("
  ")"
] @punctuation.bracket

(comment) @comment

(doc_comment) @comment.documentation
