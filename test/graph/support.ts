import type { Journey } from "../../compiler/2-bind/model.ts";
import { compileSources } from "../emit/support/cases.ts";

export function journeyOf(name: string, files: Readonly<Record<string, string>>): Journey {
  const { program } = compileSources(files);
  const found = program.files.flatMap((file) => file.journeys).find((it) => it.name === name);
  if (!found) throw new Error(`There is no journey ${name}.`);
  return found;
}

/** A page's display name and an outcome that its author named. */
export function hostile(payload: string): Journey {
  const text = `journey J {
    start -> page
    page page ${JSON.stringify(payload)} { u: PlatformUsername\n -> opaque\n }
    node opaque: "x" { ${JSON.stringify(payload)} -> success\n other -> failure\n }
  }`;
  return journeyOf("J", { "a.journey": text });
}

export const payloads = [
  '"]; click start call alert(1); x["',
  '"]\n  evil[label="x"];\n}',
  "</script><img src=x onerror=alert(1)>",
  "%%{init: {'securityLevel':'loose'}}%%",
  "`markdown`",
  "a\\nb\\",
  "\u202egnp.exe",
  "#quot;#35;",
  "javascript:alert(1)",
  "line\r\nline\u2028line",
  "]]><!--x-->&amp;&lt;&#x0;<![CDATA[",
  "\uffff\ufffe\ud800",
];

/** A journey of steps that lead on, back, to themselves and out of it, the same each time. */
export function tangled(size: number, seed: number): Journey {
  let state = seed;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const nodes = Array.from({ length: size }, (_, index) => {
    const onward = index + 1 < size ? `n${index + 1}` : "success";
    const other = next(4) === 0 ? "failure" : `n${next(size)}`;
    return index % 5 === 0
      ? `page n${index} "Page ${"long ".repeat(index % 7)}${index}" { u: PlatformUsername\n p: PlatformPassword\n -> ${onward}\n }`
      : `node n${index}: DataStoreDecision { true -> ${onward}\n false -> ${other}\n }`;
  });
  return journeyOf("T", { "a.journey": `journey T {\n start -> n0\n ${nodes.join("\n ")}\n}` });
}
