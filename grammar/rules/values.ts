import type { IToken } from "chevrotain";
import type { TreeTypes } from "../builder.ts";
import * as t from "../tokens.ts";
import { RuleSupport } from "./rule-support.ts";

/** Values, and the punctuation that they share with the other rules. */
export abstract class ValueRules<T extends TreeTypes> extends RuleSupport<T> {
  /** One token, or a group of brackets with all that is in it. */
  protected readonly skippable = this.RULE("skippable", (): void => {
    this.OR([
      { ALT: () => this.CONSUME(t.Plain) },
      {
        ALT: () => {
          this.CONSUME(t.LeftBrace);
          this.MANY1(() => this.SUBRULE1(this.skippable));
          this.CONSUME(t.RightBrace);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.LeftBracket);
          this.MANY2(() => this.SUBRULE2(this.skippable));
          this.CONSUME(t.RightBracket);
        },
      },
    ]);
  });

  /** After an error: the rest of the line, up to a comma where commas separate. */
  protected readonly restOfLine = this.RULE("restOfLine", (stopAtComma: boolean): void => {
    this.MANY({
      GATE: () => this.panicking && this.sameLine() && !(stopAtComma && this.next(t.CommaLike)),
      DEF: () => this.SUBRULE(this.skippable),
    });
    this.ACTION(() => this.settle());
  });

  /** What has no place here: reported and skipped. */
  protected readonly misplaced = this.RULE(
    "misplaced",
    (expected: string, stopAtComma: boolean): void => {
      this.ACTION(() => this.reportMisplaced(expected));
      this.SUBRULE(this.skippable);
      this.SUBRULE(this.restOfLine, { ARGS: [stopAtComma] });
    },
  );

  protected readonly colon = this.RULE("colon", (): void => {
    const token = this.OPTION(() => this.CONSUME(t.ColonLike));
    this.ACTION(() => {
      if (token === undefined) this.fail("missingColon", { expected: "`:`", insert: ":" });
      else this.checkColon(token);
    });
  });

  protected checkColon(token: IToken): void {
    if (token.tokenType !== t.Colon)
      this.note("wrongColon", token, { expected: "`:`", replace: ":" });
  }

  protected readonly value = this.RULE("value", (): T["Value"] =>
    this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(t.Scalar);
          return this.ACTION(() => this.builder.scalar(token));
        },
      },
      { ALT: () => this.SUBRULE(this.object) },
      { ALT: () => this.SUBRULE(this.list) },
    ]),
  );

  /** The value after a colon; it starts on the colon's line. */
  protected readonly valueOfColon = this.RULE("valueOfColon", (): T["Value"] => {
    const value = this.OPTION({
      GATE: () => this.sameLine(),
      DEF: () => this.SUBRULE(this.value),
    });
    return this.ACTION(
      () => value ?? this.builder.missingValue(this.fail("missingValue", { expected: "a value" })),
    );
  });

  private readonly object: () => T["Value"] = this.RULE("object", (): T["Value"] => {
    const open = this.CONSUME(t.LeftBrace);
    const entries: T["Entry"][] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => entries.push(this.SUBRULE(this.entry)) },
        {
          ALT: () =>
            this.SUBRULE(this.misplaced, { ARGS: ["an entry (`key: value`) or `}`", true] }),
        },
      ]);
    });
    const close = this.CONSUME(t.RightBrace);
    return this.ACTION(() => this.builder.object(open, entries, close));
  });

  private readonly entry = this.RULE("entry", (): T["Entry"] => {
    const key = this.CONSUME(t.Head);
    this.SUBRULE(this.colon);
    const value = this.SUBRULE(this.valueOfColon);
    const last = this.ACTION(() => this.LA(0));
    this.SUBRULE(this.separator);
    return this.ACTION(() => this.builder.entry(key, value, last));
  });

  private readonly list: () => T["Value"] = this.RULE("list", (): T["Value"] => {
    const open = this.CONSUME(t.LeftBracket);
    const items: T["Value"][] = [];
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            items.push(this.SUBRULE(this.value));
            this.SUBRULE(this.separator);
          },
        },
        { ALT: () => this.SUBRULE(this.misplaced, { ARGS: ["a value or `]`", true] }) },
      ]);
    });
    const close = this.CONSUME(t.RightBracket);
    return this.ACTION(() => this.builder.list(open, items, close));
  });

  /** A comma, a line break, or the end of the brackets. */
  protected readonly separator = this.RULE("separator", (): void => {
    this.afterError(() => this.SUBRULE(this.restOfLine, { ARGS: [true] }));
    const comma = this.OPTION(() => this.CONSUME(t.CommaLike));
    this.ACTION(() => this.checkSeparator(comma));
  });

  private checkSeparator(comma: IToken | undefined): void {
    if (comma === undefined) {
      if (this.atCloser() || !this.sameLine()) return;
      this.fail("missingComma", { expected: "`,`", insert: "," });
      this.settle();
    } else if (comma.tokenType === t.Semicolon) {
      const needed = !this.atCloser() && this.sameLine();
      this.note("semicolon", comma, { expected: "`,`", replace: needed ? "," : "" });
    }
  }

  private atCloser(): boolean {
    return this.next(t.RightBrace) || this.next(t.RightBracket);
  }

  private reportMisplaced(expected: string): void {
    const token = this.LA(1);
    if (this.next(t.Comma)) this.note("superfluousComma", token, { expected, replace: "" });
    else if (this.next(t.Semicolon)) this.note("semicolon", token, { expected, replace: "" });
    else {
      this.note("unexpectedToken", token, { expected });
      this.panicking = true;
    }
  }
}
