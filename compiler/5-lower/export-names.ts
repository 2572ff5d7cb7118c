import type { BoundFile, Symbol } from "../2-bind/model.ts";

/** Words that cannot name a constant in a strict module, and globals that a constant would hide from a reader. */
const reserved: ReadonlySet<string> = new Set(
  (
    "arguments as async await break case catch class const continue debugger default delete do else enum eval " +
    "export extends false finally for from function get globalThis if implements import in Infinity instanceof " +
    "interface let NaN new null of package private protected public return satisfies set static super switch " +
    "then this throw true try type typeof undefined using var void while with yield"
  ).split(" "),
);

export function isReserved(name: string): boolean {
  return reserved.has(name);
}

/** `PtaWithPasswordCapture` → `ptaWithPasswordCapture`, `SSOLogin` → `ssoLogin`, `alpha_user` → `alphaUser`. */
export function camelCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
  const lowered = joined.replace(/^[A-Z]+(?=[A-Z][a-z]|[^A-Za-z]|$)|^[A-Z]/, (capitals) =>
    capitals.toLowerCase(),
  );
  return /^[a-z]/i.test(lowered) ? lowered : `_${lowered}`;
}

/** The last part of a resource's name says what it is; other names say it whole. */
function baseOf(symbol: Symbol): string {
  const { name } = symbol;
  return camelCase(symbol.kind === "resource" ? name.slice(name.lastIndexOf("/") + 1) : name);
}

const suffixes = { journey: "Journey", connector: "Connector", resource: "Resource" } as const;

/**
 * The constants that a file's module exports. They follow from the file's own declarations alone, so that a module
 * that imports them knows them too: journeys choose first, then connectors, then resources, each in source order.
 */
export function exportNames(file: BoundFile): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(reserved);
  for (const symbol of [...file.journeys, ...file.connectors, ...file.resources]) {
    const base = baseOf(symbol);
    const name = freeName([base, base + suffixes[symbol.kind]], taken);
    taken.add(name);
    names.set(symbol.name, name);
  }
  return names;
}

/** The first free one of some names, else the last of them with the first free number from 2 on. */
export function freeName(candidates: readonly string[], taken: ReadonlySet<string>): string {
  const free = candidates.find((candidate) => !taken.has(candidate));
  if (free !== undefined) return free;
  for (let number = 2; ; number += 1) {
    const numbered = `${candidates.at(-1) ?? ""}${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}
