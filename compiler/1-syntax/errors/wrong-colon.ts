import { defineSyntaxError } from "../syntax-error.ts";

export const wrongColon = defineSyntaxError({
  code: "J1005",
  title: "`=` for `:`",
  message: ({ found }) => `${found} stands where \`:\` is expected.`,
  hints: () => ["A setting is written `name: value`, a wiring `outcome -> target`."],
  fixTitle: () => "Change to `:`",
  certain: true,
});
