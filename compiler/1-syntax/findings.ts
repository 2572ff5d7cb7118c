import { report, type Diagnostic, type Fix, type Label } from "../diagnostics/diagnostic.ts";
import { tooManyErrors } from "./errors/too-many-errors.ts";
import type { SyntaxErrorDefinition, SyntaxFinding } from "./syntax-error.ts";

/** So many syntax errors of a file are shown. */
const most = 100;

/** So many are kept before the first are chosen; a hostile text may have millions. */
const mostKept = 1_000;

interface Found {
  readonly definition: SyntaxErrorDefinition;
  readonly finding: SyntaxFinding;
}

/** Collects the syntax errors of one file, in any order. */
export class Findings {
  private readonly path: string;
  private readonly found: Found[] = [];
  private count = 0;

  constructor(path: string) {
    this.path = path;
  }

  add(definition: SyntaxErrorDefinition, finding: SyntaxFinding): void {
    this.count += 1;
    if (this.found.length < mostKept) this.found.push({ definition, finding });
  }

  /** The first errors by place, and one more that counts the rest. */
  diagnostics(): readonly Diagnostic[] {
    const sorted = this.found.toSorted((a, b) => a.finding.start - b.finding.start);
    const shown = sorted.slice(0, most).map((each) => this.diagnose(each));
    const next = sorted[most]?.finding;
    if (next === undefined) return shown;
    const found = String(this.count - most);
    const { start, end } = next;
    const rest = { start, end, found, expected: "" };
    return [...shown, this.diagnose({ definition: tooManyErrors, finding: rest })];
  }

  private diagnose({ definition, finding }: Found): Diagnostic {
    return report(definition, finding, this.label(finding), {
      hints: definition.hints?.(finding) ?? [],
      related: this.related(definition, finding),
      fixes: this.fixes(definition, finding),
    });
  }

  private related(definition: SyntaxErrorDefinition, { related }: SyntaxFinding): Label[] {
    if (related === undefined || definition.relatedText === undefined) return [];
    return [{ ...this.label(related), text: definition.relatedText }];
  }

  private fixes(definition: SyntaxErrorDefinition, finding: SyntaxFinding): Fix[] {
    const { edits } = finding;
    if (edits === undefined || definition.fixTitle === undefined) return [];
    return [
      {
        title: definition.fixTitle(finding),
        edits: edits.map(({ start, end, newText }) => ({
          ...this.label({ start, end }),
          newText,
        })),
        preferred: definition.certain === true,
      },
    ];
  }

  private label({ start, end }: { readonly start: number; readonly end: number }): Label {
    return { file: this.path, span: { start, end } };
  }
}
