import { defineSyntaxError } from "../syntax-error.ts";

export const unterminatedComment = defineSyntaxError({
  code: "J1010",
  title: "Comment without an end",
  message: () => "This comment has no closing `*/`.",
  fixTitle: () => "Insert `*/`",
});
