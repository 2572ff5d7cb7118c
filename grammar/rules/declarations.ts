import type { IToken } from "chevrotain";
import type { Frame, Heading, TreeTypes } from "../builder.ts";
import * as t from "../tokens.ts";
import { emptyBody, ItemRules } from "./items.ts";

/** Headings, and the declarations that hold no nodes: `import`, `resource`, `connector`. */
export abstract class DeclarationRules<T extends TreeTypes> extends ItemRules<T> {
  /** A name and a display name, on the line of their keyword. */
  protected readonly heading = this.RULE("heading", (): Heading => {
    const name = this.OPTION1({
      GATE: () => this.sameLine(),
      DEF: () => this.CONSUME(t.Name),
    });
    const known = name ?? this.fail("missingName", { expected: "a name" });
    const displayName = this.OPTION2({
      GATE: () => this.sameLine(),
      DEF: () => this.CONSUME(t.Text),
    });
    return { name: known, displayName, type: known };
  });

  /** What stands between a heading and its body without a reason: hardly ever anything. */
  protected endHeading(): void {
    const isThere = this.sameLine() && !this.next(t.LeftBrace) && !this.next(t.ArrowLike);
    if (isThere || this.RECORDING_PHASE) this.SUBRULE(this.restOfHeading);
  }

  private readonly restOfHeading = this.RULE("restOfHeading", (): void => {
    this.MANY({
      GATE: () => this.sameLine() && !this.next(t.ArrowLike),
      DEF: () => {
        this.ACTION(() => this.fail("unexpectedToken", { expected: "`{`" }));
        this.CONSUME(t.Plain);
      },
    });
  });

  protected readonly connector = this.RULE("connector", (): T["Declaration"] => {
    const allows = this.ACTION(() => this.takeAllows());
    const first = this.CONSUME(t.Connector);
    const heading = this.SUBRULE(this.heading);
    this.ACTION(() => this.refuseDisplayName(heading.displayName));
    this.SUBRULE(this.colon);
    const type = this.OPTION1({
      GATE: () => this.sameLine(),
      DEF: () => this.CONSUME(t.Name),
    });
    const kind = type ?? this.fail("missingType", { expected: "a kind of connector" });
    this.endHeading();
    const body = this.OPTION2(() => this.SUBRULE(this.body, { ARGS: ["connector"] }));
    return this.ACTION(() => {
      if (body === undefined) this.fail("missingBody", { expected: "`{`" });
      const frame = { first, last: this.LA(0), allows };
      return this.builder.connector(frame, { ...heading, type: kind }, body ?? emptyBody());
    });
  });

  protected readonly resource = this.RULE("resource", (): T["Declaration"] => {
    const allows = this.ACTION(() => this.takeAllows());
    const first = this.CONSUME(t.Resource);
    const name = this.SUBRULE(this.resourceName);
    this.SUBRULE(this.untilPath);
    const from = this.SUBRULE(this.from);
    return this.ACTION(() => {
      const frame = { first, last: this.LA(0), allows };
      return this.builder.resource(frame, name, from);
    });
  });

  protected readonly resourceName = this.RULE("resourceName", (): IToken => {
    const name = this.OPTION({
      GATE: () => this.sameLine(),
      DEF: () => this.CONSUME(t.ResourceName),
    });
    const expected = "a resource such as `managed/alpha_user`";
    return name ?? this.fail("missingName", { expected });
  });

  protected readonly import = this.RULE("import", (): T["Declaration"] => {
    const allows = this.ACTION(() => this.takeAllows());
    const first = this.CONSUME(t.Import);
    const names: IToken[] = [];
    const braced = this.OPTION1(() => this.SUBRULE(this.importedNames, { ARGS: [names] }));
    this.SUBRULE(this.bareNames, { ARGS: [names, braced === true] });
    this.SUBRULE(this.untilPath);
    const from = this.SUBRULE(this.from);
    return this.ACTION(() => {
      const frame: Frame<T> = { first, last: this.LA(0), allows };
      return this.builder.import(frame, names, from);
    });
  });

  private readonly importedNames = this.RULE("importedNames", (names: IToken[] = []): true => {
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      this.OR([
        { ALT: () => names.push(this.SUBRULE(this.importedName)) },
        { ALT: () => this.SUBRULE(this.misplaced, { ARGS: ["a name to import or `}`", true] }) },
      ]);
    });
    this.CONSUME(t.RightBrace);
    return true;
  });

  private readonly importedName = this.RULE("importedName", (): IToken => {
    const name = this.OR([
      { ALT: () => this.CONSUME(t.Name) },
      { ALT: () => this.CONSUME(t.ResourceName) },
    ]);
    this.SUBRULE(this.separator);
    return name;
  });

  /** `import X from "…"`: the braces are missing. */
  private readonly bareNames = this.RULE(
    "bareNames",
    (names: IToken[] = [], braced = false): void => {
      this.MANY({
        GATE: () => !braced && this.sameLine() && (!this.next(t.From) || !this.next(t.Text, 2)),
        DEF: () =>
          this.OR([
            { ALT: () => names.push(this.CONSUME(t.Name)) },
            { ALT: () => names.push(this.CONSUME(t.ResourceName)) },
            { ALT: () => this.CONSUME(t.Comma) },
          ]),
      });
      this.ACTION(() => {
        if (!braced) this.reportBareNames(names);
      });
    },
  );

  private reportBareNames(names: readonly IToken[]): void {
    const expected = "names in braces: `import { Name } from`";
    const first = names[0];
    const last = names.at(-1);
    if (first === undefined || last === undefined) this.fail("importWithoutBraces", { expected });
    else this.noteBetween("importWithoutBraces", first, last, expected, ["{ ", " }"]);
  }

  /** After an error: what stands before `from` or the path. */
  private readonly untilPath = this.RULE("untilPath", (): void => {
    this.MANY({
      GATE: () => this.panicking && this.sameLine() && !this.next(t.From) && !this.next(t.Text),
      DEF: () => this.CONSUME(t.Plain),
    });
  });

  private readonly from = this.RULE("from", (): IToken => {
    const keyword = this.OPTION1({
      GATE: () => this.sameLine(),
      DEF: () => this.CONSUME(t.From),
    });
    this.ACTION(() => {
      if (keyword !== undefined) return;
      const hasPath = this.next(t.Text) && this.sameLine();
      const expected = hasPath ? "`from`" : "`from` and a path in quotes";
      this.fail("missingFrom", hasPath ? { expected, insert: " from" } : { expected });
    });
    this.SUBRULE(this.untilPath);
    const path = this.OPTION2({
      GATE: () => this.sameLine(),
      DEF: () => this.CONSUME(t.Text),
    });
    return path ?? this.fail("missingFrom", { expected: "a path in quotes" });
  });
}
