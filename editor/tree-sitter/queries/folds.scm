[
  (connector_body)
  (journey_body)
  (node_body)
  (page_body)
  (settings)
  (object)
  (list)
  (text_block)
] @fold
