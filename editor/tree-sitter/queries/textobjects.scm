(journey
  body: (_) @class.inside) @class.outer

(node
  body: (_) @function.inside) @function.outer

(page
  body: (_) @function.inside) @function.outer

(member
  body: (_)? @function.inside) @function.outer

(setting
  value: (_) @parameter.inside) @parameter.outer

(wiring) @statement.outer

[
  (comment)
  (doc_comment)
] @comment.outer
