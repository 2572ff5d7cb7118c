import { defineSyntaxError, sentence } from "../syntax-error.ts";

export const missingBody = defineSyntaxError({
  code: "J1021",
  title: "Missing body",
  message: ({ found, expected }) => sentence(`${expected} is missing before ${found}.`),
  hints: () => [
    "What it holds stands in braces; a node with one outcome may be written `node name: Type -> target`.",
  ],
});
