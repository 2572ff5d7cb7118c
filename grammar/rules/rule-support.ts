import {
  createTokenInstance,
  EmbeddedActionsParser,
  type IToken,
  type TokenType,
} from "chevrotain";
import type { TreeBuilder, TreeTypes } from "../builder.ts";
import type { Edit, Problem, ProblemKind } from "../problems.ts";
import * as t from "../tokens.ts";
import { describe, endOf } from "../words.ts";

/** What a problem says beside its kind and place. */
interface ProblemDetails {
  readonly expected: string;
  /** Text to put after the previous token. */
  readonly insert?: string;
  /** Text to put in place of the token. */
  readonly replace?: string;
}

/** What every rule needs: the builder, the text, and the reporting of problems. */
export abstract class RuleSupport<T extends TreeTypes> extends EmbeddedActionsParser {
  protected text = "";
  /** Set by an error until the next line: one mistake is reported once. */
  protected panicking = false;
  private currentBuilder: TreeBuilder<T> | undefined;

  constructor() {
    super([...t.categories, ...t.allTokens, t.TooDeep, t.EndOfText], {
      maxLookahead: 1,
      recoveryEnabled: false,
      nodeLocationTracking: "none",
      skipValidations: true,
    });
  }

  protected begin(tokens: IToken[], text: string, builder: TreeBuilder<T> | undefined): void {
    this.input = tokens;
    this.text = text;
    this.currentBuilder = builder;
    this.panicking = false;
  }

  protected get builder(): TreeBuilder<T> {
    if (this.currentBuilder === undefined) throw new Error("a rule ran outside parse()");
    return this.currentBuilder;
  }

  protected next(type: TokenType, ahead = 1): boolean {
    const actual = this.LA(ahead).tokenType;
    return actual === type || type.categoryMatchesMap?.[actual.tokenTypeIdx ?? -1] === true;
  }

  /** True when the next token stands on the line on which the last one ended. */
  protected sameLine(): boolean {
    const last = this.LA(0);
    const from = Number.isNaN(last.startOffset) ? 0 : endOf(last);
    const to = this.LA(1).startOffset;
    for (let offset = from; offset < to; offset += 1) {
      const code = this.text.charCodeAt(offset);
      if (code === 0x0a || code === 0x0d) return false;
    }
    return !this.next(t.EndOfText);
  }

  /** A token that the text lacks, of length zero, after the last token. */
  protected absent(type: TokenType = t.Name): IToken {
    const last = this.LA(0);
    const offset = Number.isNaN(last.startOffset) ? 0 : endOf(last);
    return createTokenInstance(type, "", offset, offset - 1, NaN, NaN, NaN, NaN);
  }

  /**
   * Reports what is missing before the next token, and stays silent until `settle`. Points at the next token,
   * or, when that stands on a later line, at the last one.
   */
  protected fail(kind: ProblemKind, details: ProblemDetails): IToken {
    if (this.RECORDING_PHASE) return this.LA(1);
    if (!this.panicking) {
      const here = this.sameLine();
      const place = here || Number.isNaN(this.LA(0).startOffset) ? this.LA(1) : this.LA(0);
      const found = here || this.next(t.EndOfText) ? describe(this.LA(1)) : "the end of the line";
      this.report(kind, place, found, details);
    }
    this.panicking = true;
    return this.absent();
  }

  /** Reports a token that was understood although it is wrong; goes on as if it were right. */
  protected note(kind: ProblemKind, token: IToken, details: ProblemDetails): void {
    if (!this.panicking) this.report(kind, token, describe(token), details);
  }

  /** Reports what is missing elsewhere than before the next token. */
  protected noteMissing(kind: ProblemKind, token: IToken, expected: string, edit: Edit): void {
    if (this.panicking) return;
    const { startOffset: start } = token;
    this.builder.problem({
      kind,
      start,
      end: endOf(token),
      found: describe(token),
      expected,
      edits: [edit],
    });
  }

  /** Reports a range of tokens, with text to put before and after it. */
  protected noteBetween(
    kind: ProblemKind,
    first: IToken,
    last: IToken,
    expected: string,
    around: readonly [string, string],
  ): void {
    if (this.panicking) return;
    const start = first.startOffset;
    const end = endOf(last);
    const edits = [
      { start, end: start, newText: around[0] },
      { start: end, end, newText: around[1] },
    ];
    this.builder.problem({ kind, start, end, found: describe(first), expected, edits });
  }

  /** What only an error makes necessary; the recorded grammar has it always. Rules are dear, and errors are rare. */
  protected afterError(skip: () => void): void {
    if (this.panicking || this.RECORDING_PHASE) skip();
  }

  protected settle(): void {
    this.panicking = false;
  }

  private report(kind: ProblemKind, place: IToken, found: string, details: ProblemDetails): void {
    const isStray = place.tokenType === t.Stray;
    const edit = isStray ? undefined : this.editOf(place, details);
    const problem: Problem = {
      kind: isStray ? "strayCharacter" : kind,
      start: place.startOffset,
      end: endOf(place),
      found,
      expected: details.expected,
      ...(edit && { edits: [edit] }),
    };
    this.builder.problem(problem);
  }

  private editOf(place: IToken, { insert, replace }: ProblemDetails): Edit | undefined {
    const after = endOf(this.LA(0));
    if (insert !== undefined) return { start: after, end: after, newText: insert };
    if (replace === undefined) return undefined;
    return { start: place.startOffset, end: endOf(place), newText: replace };
  }
}
