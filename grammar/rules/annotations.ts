import type { IToken } from "chevrotain";
import type { TreeTypes } from "../builder.ts";
import * as t from "../tokens.ts";
import { ValueRules } from "./values.ts";

/** `@allow(J6001, "reason")` */
export abstract class AnnotationRules<T extends TreeTypes> extends ValueRules<T> {
  /** Annotations that wait for what they annotate. */
  private waiting: { readonly allow: T["Allow"]; readonly token: IToken }[] = [];

  protected readonly allow = this.RULE("allow", (): void => {
    const first = this.CONSUME(t.At);
    const keyword = this.OPTION1(() => this.CONSUME1(t.Name));
    this.ACTION(() => this.checkKeyword(keyword));
    const open = this.OPTION2({
      GATE: () => this.sameLine(),
      DEF: () => this.CONSUME(t.LeftParenthesis),
    });
    const code = this.OPTION3({
      GATE: () => open !== undefined && this.sameLine(),
      DEF: () => this.CONSUME3(t.Name),
    });
    this.ACTION(() => this.checkCode(open, code));
    const comma = this.OPTION4(() => this.CONSUME(t.Comma));
    const reason = this.OPTION5({
      GATE: () => this.sameLine(),
      DEF: () => this.CONSUME(t.Text),
    });
    this.ACTION(() => this.checkReason(comma, reason));
    const close = this.OPTION6(() => this.CONSUME(t.RightParenthesis));
    this.ACTION(() => {
      if (close === undefined) this.fail("unexpectedToken", { expected: "`)`" });
      const last = this.LA(0);
      const allow = this.builder.allow(first, code ?? this.absent(), reason, last);
      this.waiting.push({ allow, token: first });
    });
    this.SUBRULE(this.restOfLine, { ARGS: [false] });
  });

  private checkKeyword(keyword: IToken | undefined): void {
    if (keyword === undefined) this.fail("unexpectedToken", { expected: "`allow`" });
    else if (keyword.image !== "allow")
      this.note("unexpectedToken", keyword, { expected: "`allow`" });
  }

  private checkCode(open: IToken | undefined, code: IToken | undefined): void {
    const expected = 'a diagnostic code and a reason: `@allow(J6001, "reason")`';
    if (open === undefined || code === undefined) this.fail("allowWithoutCode", { expected });
    else if (!/^J[0-9]{4}$/.test(code.image)) this.note("allowWithoutCode", code, { expected });
  }

  private checkReason(comma: IToken | undefined, reason: IToken | undefined): void {
    if (reason === undefined)
      this.fail("allowWithoutReason", { expected: "the reason, as a string" });
    else if (comma === undefined) this.note("missingComma", reason, { expected: "`,`" });
  }

  /** The annotations above the part that is read now. */
  protected takeAllows(): readonly T["Allow"][] {
    const allows = this.waiting.map((annotation) => annotation.allow);
    this.waiting = [];
    return allows;
  }

  /** Reports annotations above what takes none. */
  protected dropAllows(): void {
    for (const { token } of this.waiting) {
      this.note("annotationWithoutTarget", token, {
        expected: "a declaration, a node, a page or a member below it",
      });
    }
    this.waiting = [];
  }
}
