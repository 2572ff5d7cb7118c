(journey
  body: (_) @class.inside) @class.around

(node
  body: (_) @function.inside) @function.around

(page
  body: (_) @function.inside) @function.around

(member
  body: (_)? @function.inside) @function.around

(setting
  value: (_) @parameter.inside) @parameter.around

[
  (comment)
  (doc_comment)
] @comment.around
