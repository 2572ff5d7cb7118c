import type { IToken } from "chevrotain";
import type { Body, Point, TreeBuilder, TreeTypes } from "./builder.ts";
import { DeclarationRules } from "./rules/declarations.ts";
import { emptyBody } from "./rules/items.ts";
import * as t from "./tokens.ts";

const declarationExpected = "a declaration (`import`, `journey`, `connector` or `resource`)";

/**
 * The rules of the language, with a production for each error that people make. No rule ever fails: what is
 * missing is invented, what has no place is skipped to the end of its line, and each is reported once. The
 * brackets of the tokens balance (see `brackets.ts`), so an error stays inside its body.
 *
 * What follows `:` and `->` starts on the same line; that makes a missing value or target certain.
 */
export class JourneyParser<T extends TreeTypes> extends DeclarationRules<T> {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  /** Parses balanced tokens that end with `EndOfText`; the parts go to the builder. Never throws. */
  parse(tokens: IToken[], text: string, builder: TreeBuilder<T>): readonly T["Declaration"][] {
    this.begin(tokens, text, builder);
    try {
      return this.file();
    } finally {
      this.begin([], "", undefined);
    }
  }

  private readonly file = this.RULE("file", (): T["Declaration"][] => {
    const declarations: T["Declaration"][] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => declarations.push(this.SUBRULE(this.journey)) },
        { ALT: () => declarations.push(this.SUBRULE(this.connector)) },
        { ALT: () => declarations.push(this.SUBRULE(this.resource)) },
        { ALT: () => declarations.push(this.SUBRULE(this.import)) },
        { ALT: () => this.SUBRULE(this.allow) },
        { ALT: () => this.SUBRULE(this.outside) },
        { ALT: () => this.SUBRULE(this.misplaced, { ARGS: [declarationExpected, false] }) },
      ]);
      this.afterError(() => this.SUBRULE(this.restOfLine, { ARGS: [false] }));
    });
    this.ACTION(() => this.dropAllows());
    this.CONSUME(t.EndOfText);
    return declarations;
  });

  private readonly journey = this.RULE("journey", (): T["Declaration"] => {
    const allows = this.ACTION(() => this.takeAllows());
    const first = this.CONSUME(t.Journey);
    const heading = this.SUBRULE(this.heading);
    const resource = this.OPTION1(() => {
      this.CONSUME(t.On);
      return this.SUBRULE(this.resourceName);
    });
    this.endHeading();
    const body = this.OPTION2(() => this.SUBRULE(this.journeyBody));
    return this.ACTION(() => {
      if (body === undefined) this.fail("missingBody", { expected: "`{`" });
      const frame = { first, last: this.LA(0), allows };
      return this.builder.journey(frame, heading, resource, body ?? emptyBody());
    });
  });

  private readonly journeyBody = this.RULE("journeyBody", (): Body<T> => {
    const body = emptyBody<T>();
    this.CONSUME(t.LeftBrace);
    this.ACTION(() => this.settle());
    this.MANY(() => {
      this.OR([
        {
          GATE: () => this.isKeyword(t.Node),
          ALT: () => body.nodes.push(this.SUBRULE(this.node)),
        },
        {
          GATE: () => this.isKeyword(t.Page),
          ALT: () => body.nodes.push(this.SUBRULE(this.page)),
        },
        {
          GATE: () => this.isKeyword(t.Start),
          ALT: () => body.starts.push(this.SUBRULE(this.start)),
        },
        {
          GATE: () => this.isKeyword(t.Require),
          ALT: () => body.requires.push(this.SUBRULE(this.require)),
        },
        { ALT: () => this.SUBRULE(this.item, { ARGS: ["journey", body] }) },
      ]);
      this.afterError(() => this.SUBRULE(this.restOfLine, { ARGS: [false] }));
    });
    this.ACTION(() => this.dropAllows());
    this.CONSUME(t.RightBrace);
    return body;
  });

  /** A keyword that starts a member of a journey, and not the key of a setting that is called so. */
  private isKeyword(type: typeof t.Node): boolean {
    if (!this.next(type)) return false;
    if (!this.next(t.ColonLike, 2)) return true;
    if (!this.next(t.Head, 3)) return false;
    return this.next(t.LeftBrace, 4) || (type === t.Node && this.next(t.ArrowLike, 4));
  }

  private readonly start = this.RULE("start", (): T["Start"] => {
    this.ACTION(() => this.dropAllows());
    const first = this.CONSUME(t.Start);
    const target = this.OPTION1(() => this.SUBRULE(this.arrowTarget));
    const bare = this.OPTION2({
      GATE: () => target === undefined && this.sameLine(),
      DEF: () => {
        this.ACTION(() => this.fail("missingArrow", { expected: "`->`", insert: " ->" }));
        return this.CONSUME(t.Name);
      },
    });
    return this.ACTION(() => {
      const given = target ?? bare ?? this.fail("missingArrow", { expected: "`->` and a target" });
      return this.builder.start(first, given);
    });
  });

  /** `require mfa before success` */
  private readonly require = this.RULE("require", (): T["Require"] => {
    this.ACTION(() => this.dropAllows());
    const first = this.CONSUME(t.Require);
    const needed = this.SUBRULE1(this.point);
    const order = this.OPTION({
      GATE: () => this.sameLine(),
      DEF: () =>
        this.OR([{ ALT: () => this.CONSUME(t.Before) }, { ALT: () => this.CONSUME(t.After) }]),
    });
    const given = this.ACTION(
      () => order ?? this.fail("unexpectedToken", { expected: "`before` or `after`" }),
    );
    const at = this.SUBRULE2(this.point);
    return this.ACTION(() => this.builder.require(first, needed, given, at));
  });

  /** `success`, `RetryLimitDecision`, `check.false` */
  private readonly point = this.RULE("point", (): Point => {
    const name = this.OPTION1({
      GATE: () => this.sameLine(),
      DEF: () => this.CONSUME1(t.Name),
    });
    const outcome = this.OPTION2({
      GATE: () => name !== undefined && this.sameLine(),
      DEF: () => {
        this.CONSUME(t.Dot);
        const named = this.OPTION3({
          GATE: () => this.sameLine(),
          DEF: () => this.CONSUME(t.Head),
        });
        return this.ACTION(() => named ?? this.fail("missingName", { expected: "an outcome" }));
      },
    });
    return this.ACTION(() => ({
      name: name ?? this.fail("missingName", { expected: "a node type, a node or `success`" }),
      outcome,
    }));
  });

  private readonly node = this.RULE("node", (): T["Node"] => {
    const allows = this.ACTION(() => this.takeAllows());
    const first = this.CONSUME(t.Node);
    const named = this.SUBRULE(this.heading);
    this.SUBRULE(this.colon);
    const type = this.SUBRULE(this.typeName);
    this.endHeading();
    const arrow = this.ACTION(() => this.LA(1));
    const target = this.OPTION1(() => this.SUBRULE(this.arrowTarget));
    const open = this.ACTION(() => this.LA(1));
    const given = this.OPTION2(() => this.SUBRULE(this.body, { ARGS: ["node"] }));
    return this.ACTION(() => {
      if (target !== undefined && given !== undefined)
        this.note("unexpectedToken", open, {
          expected: "the end of the line",
        });
      const body = given ?? emptyBody<T>();
      if (target !== undefined) body.wirings.unshift(this.builder.wiring([], arrow, target));
      else if (given === undefined) body.wirings.push(this.missingWirings());
      const frame = { first, last: this.LA(0), allows };
      return this.builder.node(frame, { ...named, type }, body);
    });
  });

  /** A body that is missing may have wired anything: every outcome to a target that is missing too. */
  private missingWirings(): T["Wiring"] {
    this.fail("missingBody", { expected: "`{` or `->`" });
    const rest = this.absent(t.Else);
    return this.builder.wiring([rest], rest, this.absent());
  }

  private readonly page = this.RULE("page", (): T["Page"] => {
    const allows = this.ACTION(() => this.takeAllows());
    const first = this.CONSUME(t.Page);
    const heading = this.SUBRULE(this.heading);
    this.endHeading();
    const body = this.OPTION(() => this.SUBRULE(this.body, { ARGS: ["page"] }));
    return this.ACTION(() => {
      if (body === undefined) this.fail("missingBody", { expected: "`{`" });
      const frame = { first, last: this.LA(0), allows };
      return this.builder.page(frame, heading, body ?? emptyBody());
    });
  });

  /** A node or page outside of any journey: read, reported, and left out of the tree. */
  private readonly outside = this.RULE("outside", (): void => {
    const keyword = this.ACTION(() => this.LA(1));
    this.ACTION(() =>
      this.note("misplacedDeclaration", keyword, { expected: "a journey around it" }),
    );
    this.OR([{ ALT: () => this.SUBRULE(this.node) }, { ALT: () => this.SUBRULE(this.page) }]);
  });
}
