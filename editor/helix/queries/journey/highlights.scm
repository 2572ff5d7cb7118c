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
] @keyword.control.import

(annotation
  [
    "@"
    "allow"
  ] @attribute)

(diagnostic_code) @constant

(journey
  name: (identifier) @type)

(connector
  name: (identifier) @type)

(node
  name: (identifier) @function)

(page
  name: (identifier) @function)

(member
  name: (identifier) @variable.other.member)

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
  key: (_) @variable.other.member)

(entry
  key: (_) @variable.other.member)

(string) @string

(text_block) @string

(setting
  key: (string) @variable.other.member)

(entry
  key: (string) @variable.other.member)

(escape_sequence) @constant.character.escape

(number) @constant.numeric

(duration) @constant.numeric

[
  (true)
  (false)
] @constant.builtin.boolean

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

(doc_comment) @comment.line.documentation
