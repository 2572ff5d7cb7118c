import { defineSyntaxError } from "../syntax-error.ts";

export const invisibleCharacter = defineSyntaxError({
  code: "J1031",
  title: "Invisible character",
  message: ({ found }) => `An invisible character stands here: ${found}.`,
  hints: () => [
    "It would let a text look like another one. Inside a string, write it as `\\u{…}`.",
  ],
  fixTitle: () => "Remove it",
  certain: true,
});
