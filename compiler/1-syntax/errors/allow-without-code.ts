import { defineSyntaxError, sentence } from "../syntax-error.ts";

export const allowWithoutCode = defineSyntaxError({
  code: "J1024",
  title: "`@allow` without a code",
  message: ({ found }) => sentence(`${found} stands where \`@allow\` names what it allows.`),
  hints: () => ['`@allow(J3004, "reason")` names one code, such as `J3004`, and says why.'],
});
