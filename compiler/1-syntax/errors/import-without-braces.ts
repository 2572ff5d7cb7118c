import { defineSyntaxError } from "../syntax-error.ts";

export const importWithoutBraces = defineSyntaxError({
  code: "J1022",
  title: "Import without braces",
  message: () => 'The names of an import stand in braces: `import { Name } from "./file.journey"`.',
  fixTitle: () => "Insert the braces",
  certain: true,
});
