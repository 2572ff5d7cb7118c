import { defineSyntaxError } from "../syntax-error.ts";

export const strayCharacter = defineSyntaxError({
  code: "J1032",
  title: "Character without meaning",
  message: ({ found, expected }) => `${found} has no meaning here: ${expected} is expected.`,
  hints: () => [
    "Names are written with the letters `a` to `z`, digits and `_`; any other text stands in quotes.",
  ],
});
