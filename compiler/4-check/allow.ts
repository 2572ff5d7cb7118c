import type { Allow, Span } from "../1-syntax/ast.ts";
import { didYouMean } from "../2-bind/did-you-mean.ts";
import type { Program } from "../2-bind/model.ts";
import { suggestionDetails } from "../2-bind/suggest-fix.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import {
  allowNotPossible,
  allowOfNothing,
  allowUnknownCode,
  allowWithEmptyReason,
} from "./errors/allow.ts";
import type { Rule } from "./rule.ts";

/** An `@allow` and what it stands above. */
interface Allowance {
  readonly allow: Allow;
  readonly file: string;
  /** The declaration that it stands above. */
  readonly scope: Span;
}

interface Annotated {
  readonly allows: readonly Allow[];
  readonly span: Span;
}

function allowancesOf({ files }: Program): readonly Allowance[] {
  return files.flatMap(({ source }) => {
    const annotated: Annotated[] = [];
    for (const declaration of source.declarations) {
      annotated.push(declaration);
      if (declaration.kind !== "Journey") continue;
      for (const node of declaration.nodes) {
        annotated.push(node, ...(node.kind === "Page" ? node.members : []));
      }
    }
    return annotated.flatMap(({ allows, span }) =>
      allows.map((allow) => ({ allow, file: source.path, scope: span })),
    );
  });
}

function covers({ allow, file, scope }: Allowance, { code, primary }: Diagnostic): boolean {
  return (
    allow.code.text === code &&
    file === primary.file &&
    scope.start <= primary.span.start &&
    primary.span.end <= scope.end
  );
}

/** Codes of other phases: names, syntax, faults of the compiler. They exist, and nothing silences them. */
const neverAllowed = /^J[12789]\d{3}$/;

function checkCode(
  { allow, file }: Allowance,
  allowable: ReadonlyMap<string, boolean>,
): Diagnostic | undefined {
  const code = allow.code.text;
  if (allowable.get(code) === true || !/^J\d{4}$/.test(code)) return undefined;
  const place = { file, span: allow.code.span };
  if (allowable.has(code) || neverAllowed.test(code)) {
    return report(allowNotPossible, { code }, place, {
      hints: ["A program that has this finding cannot be compiled; repair what it says."],
    });
  }
  const candidates = [...allowable].flatMap(([name, possible]) => (possible ? [name] : []));
  const details = suggestionDetails(didYouMean(code, candidates), place);
  return report(allowUnknownCode, { code }, place, details);
}

/** Silences findings that an `@allow` with a reason names, and reports what is wrong with `@allow`s themselves. */
export function applyAllows(
  program: Program,
  rules: readonly Rule[],
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  const allowances = allowancesOf(program);
  if (allowances.length === 0) return found;
  const allowable = new Map(
    rules.flatMap((rule) => rule.reports.map(({ code }) => [code as string, rule.allowable])),
  );
  const silenced = new Set<Diagnostic>();
  const problems: Diagnostic[] = [];
  const byCode = Map.groupBy(found, ({ code }) => code as string);
  for (const allowance of allowances) {
    const { allow, file } = allowance;
    const wrong = checkCode(allowance, allowable);
    const code = allow.code.text;
    if (wrong !== undefined) problems.push(wrong);
    if (wrong !== undefined || allowable.get(code) !== true) continue;
    // The parser has reported one that is not there at all.
    if (allow.reason === undefined) continue;
    if (allow.reason.value.trim() === "") {
      problems.push(report(allowWithEmptyReason, { code }, { file, span: allow.span }, reasonHint));
      continue;
    }
    const covered = (byCode.get(code) ?? []).filter((diagnostic) => covers(allowance, diagnostic));
    for (const diagnostic of covered) silenced.add(diagnostic);
    if (covered.length === 0) problems.push(nothingToSilence(allowance));
  }
  return [...found.filter((diagnostic) => !silenced.has(diagnostic)), ...problems];
}

const reasonHint = {
  hints: ['Say why: `@allow(J3008, "kept for the next release")`. Until then nothing is silenced.'],
};

function nothingToSilence({ allow, file }: Allowance): Diagnostic {
  return report(
    allowOfNothing,
    { code: allow.code.text },
    { file, span: allow.span },
    {
      hints: ["Remove it, so that it does not hide a finding to come."],
    },
  );
}
