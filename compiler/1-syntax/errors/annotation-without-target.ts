import { defineSyntaxError } from "../syntax-error.ts";

export const annotationWithoutTarget = defineSyntaxError({
  code: "J1026",
  title: "Annotation above nothing",
  message: () => "This annotation stands above nothing that it could be about.",
  hints: () => ["Annotations stand above a declaration, a node, a page or a member of a page."],
});
