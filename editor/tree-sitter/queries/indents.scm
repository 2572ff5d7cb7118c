[
  (connector_body)
  (journey_body)
  (node_body)
  (page_body)
  (settings)
  (object)
  (list)
  (import)
] @indent.begin

[
  "}"
  "]"
] @indent.branch @indent.end

(text_block) @indent.ignore
