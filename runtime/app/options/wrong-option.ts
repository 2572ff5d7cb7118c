import type { Mistake } from "../../machine/link.ts";

/** An option, or a member of one, that has no use as it is. */
export function wrongOption(option: string, fix: string): Mistake {
  return { code: "option-wrong", message: `\`${option}\` cannot be used.`, fix };
}

/** Members that are no numbers above zero. */
export function wrongNumbers(option: string, numbers: object | undefined): readonly Mistake[] {
  return Object.entries(numbers ?? {}).flatMap(([name, value]) =>
    typeof value === "number" && Number.isFinite(value) && value > 0
      ? []
      : [wrongOption(`${option}.${name}`, "Give a number above zero.")],
  );
}
