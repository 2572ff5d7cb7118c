import type { IToken } from "chevrotain";
import type { Body, TreeTypes } from "../builder.ts";
import * as t from "../tokens.ts";
import { endOf } from "../words.ts";
import { AnnotationRules } from "./annotations.ts";

/** What a body belongs to; decides what may stand in it. */
export type Room = "journey" | "page" | "node" | "member" | "connector";

export const expectedIn: Readonly<Record<Room, string>> = {
  journey: "`start`, `node`, `page`, `require` or a setting (`name: value`)",
  page: "a setting, a member (`name: Type`) or a wiring (`outcome -> target`)",
  node: "a setting (`name: value`) or a wiring (`outcome -> target`)",
  member: "a setting (`name: value`)",
  connector: "a setting (`name: value`)",
};

const wirable: ReadonlySet<Room> = new Set<Room>(["page", "node"]);

export function emptyBody<T extends TreeTypes>(): Body<T> {
  return { settings: [], wirings: [], members: [], starts: [], requires: [], nodes: [] };
}

/** The items of bodies: settings, wirings, and members of pages. */
export abstract class ItemRules<T extends TreeTypes> extends AnnotationRules<T> {
  /** Settings, members and wirings in braces. */
  protected readonly body = this.RULE("body", (room: Room): Body<T> => {
    const body = emptyBody<T>();
    this.CONSUME(t.LeftBrace);
    this.ACTION(() => this.settle());
    this.MANY(() => this.SUBRULE(this.item, { ARGS: [room, body] }));
    this.ACTION(() => this.dropAllows());
    this.CONSUME(t.RightBrace);
    return body;
  });

  protected readonly item: (room: Room, body: Body<T>) => void = this.RULE(
    "item",
    (room: Room, body: Body<T>): void => {
      this.OR([
        { ALT: () => this.SUBRULE(this.headed, { ARGS: [room, body] }) },
        { ALT: () => this.SUBRULE(this.bareWiring, { ARGS: [room, body] }) },
        { ALT: () => this.SUBRULE(this.allow) },
        { ALT: () => this.SUBRULE(this.misplaced, { ARGS: [expectedIn[room], false] }) },
      ]);
      this.afterError(() => this.SUBRULE(this.restOfLine, { ARGS: [false] }));
    },
  );

  /** An item that starts with a name or a string: what follows that decides. */
  protected readonly headed = this.RULE("headed", (room: Room, body: Body<T>): void => {
    const head = this.CONSUME(t.Head);
    const display = this.OPTION1({
      GATE: () => this.sameLine(),
      DEF: () => this.CONSUME(t.Text),
    });
    const known = this.OPTION2(() =>
      this.OR([
        {
          ALT: () => {
            const colon = this.CONSUME(t.ColonLike);
            this.ACTION(() => this.checkColon(colon));
            this.SUBRULE(this.afterColon, { ARGS: [room, body, head, display] });
            return true;
          },
        },
        {
          ALT: () => {
            this.ACTION(() => this.refuseDisplayName(display));
            this.SUBRULE(this.headedWiring, { ARGS: [room, body, head] });
            return true;
          },
        },
      ]),
    );
    if (known === true && !this.RECORDING_PHASE) return;
    const isWiring = this.ACTION(
      () => known !== true && wirable.has(room) && this.meansWiring(head),
    );
    this.OPTION3({
      GATE: () => isWiring,
      DEF: () => {
        this.ACTION(() => this.fail("missingArrow", { expected: "`->`", insert: " ->" }));
        const target = this.CONSUME(t.Name);
        this.ACTION(() => body.wirings.push(this.builder.wiring([head], head, target)));
      },
    });
    const marked = this.OPTION4({
      GATE: () => known !== true && !isWiring && display === undefined && this.sameLine(),
      DEF: () => {
        this.ACTION(() => this.failColon());
        const value = this.SUBRULE(this.value);
        this.ACTION(() => this.addSetting(body, head, undefined, value));
        return true;
      },
    });
    this.ACTION(() => {
      if (known !== true && marked !== true && !this.panicking)
        this.endUnmarked(body, head, display);
    });
  });

  private readonly afterColon = this.RULE(
    "afterColon",
    (room: Room, body: Body<T>, head: IToken, display: IToken | undefined): void => {
      const member = this.OPTION1({
        GATE: () => room === "page" && this.isMember(head, display),
        DEF: () => this.SUBRULE(this.member, { ARGS: [body, head, display] }),
      });
      const value = this.OPTION2({
        GATE: () => member !== true && this.sameLine(),
        DEF: () => this.SUBRULE(this.value),
      });
      this.ACTION(() => {
        if (member !== true) this.addSetting(body, head, display, value);
      });
    },
  );

  /** A member of a page, from its type on. */
  private readonly member = this.RULE(
    "member",
    (body: Body<T>, name: IToken, display: IToken | undefined): true => {
      const allows = this.ACTION(() => this.takeAllows());
      const type = this.SUBRULE(this.typeName);
      const own = this.OPTION(() => this.SUBRULE(this.body, { ARGS: ["member"] }));
      this.ACTION(() => {
        const frame = { first: name, last: this.LA(0), allows };
        const heading = { name, displayName: display, type };
        body.members.push(this.builder.member(frame, heading, own ?? emptyBody()));
      });
      return true;
    },
  );

  /** The type of a node or member: a name, or AM's own type in quotes. */
  protected readonly typeName = this.RULE("typeName", (): IToken => {
    const type = this.OPTION({
      GATE: () => this.sameLine(),
      DEF: () => this.CONSUME(t.Head),
    });
    return type ?? this.fail("missingType", { expected: "a node type" });
  });

  /** `-> target` */
  private readonly bareWiring = this.RULE("bareWiring", (room: Room, body: Body<T>): void => {
    const arrow = this.ACTION(() => this.enterWiring(room));
    const target = this.SUBRULE(this.arrowTarget);
    this.ACTION(() => body.wirings.push(this.builder.wiring([], arrow, target)));
  });

  /** `a, b -> target` from after its first outcome on. */
  private readonly headedWiring = this.RULE(
    "headedWiring",
    (room: Room, body: Body<T>, head: IToken): void => {
      this.ACTION(() => this.enterWiring(room));
      const outcomes = [head];
      const target = this.OR([
        { ALT: () => this.SUBRULE1(this.arrowTarget) },
        {
          ALT: () => {
            this.AT_LEAST_ONE(() => {
              const comma = this.CONSUME(t.CommaLike);
              const outcome = this.OPTION1(() => this.CONSUME(t.Head));
              this.ACTION(() => this.checkOutcome(outcomes, comma, outcome));
            });
            const wired = this.OPTION2(() => this.SUBRULE2(this.arrowTarget));
            return wired ?? this.fail("missingArrow", { expected: "`->`" });
          },
        },
      ]);
      this.ACTION(() => body.wirings.push(this.builder.wiring(outcomes, head, target)));
    },
  );

  private enterWiring(room: Room): IToken {
    this.dropAllows();
    const token = this.LA(1);
    if (!wirable.has(room)) this.note("unexpectedToken", token, { expected: expectedIn[room] });
    return token;
  }

  /** `-> target`; the target starts on the arrow's line. */
  protected readonly arrowTarget = this.RULE("arrowTarget", (): IToken => {
    const arrow = this.CONSUME(t.ArrowLike);
    this.ACTION(() => {
      if (arrow.tokenType !== t.Arrow)
        this.note("wrongArrow", arrow, { expected: "`->`", replace: "->" });
    });
    const target = this.OPTION({
      GATE: () => this.sameLine(),
      DEF: () => this.CONSUME(t.Name),
    });
    const expected = "the name of a node, `success`, `failure` or `stop`";
    return target ?? this.fail("missingTarget", { expected });
  });

  private addSetting(
    body: Body<T>,
    key: IToken,
    display: IToken | undefined,
    value: T["Value"] | undefined,
  ): void {
    this.dropAllows();
    this.refuseDisplayName(display);
    const expected = "a value on the same line";
    const given = value ?? this.builder.missingValue(this.fail("missingValue", { expected }));
    body.settings.push(this.builder.setting(key, given, this.LA(0)));
  }

  /** `name "text"` without a colon: the text is the value. Anything else stands alone. */
  private endUnmarked(body: Body<T>, head: IToken, display: IToken | undefined): void {
    this.dropAllows();
    if (display === undefined) {
      this.failColon();
      return;
    }
    const at = endOf(head);
    this.noteMissing("missingColon", display, "`:`", { start: at, end: at, newText: ":" });
    this.panicking = true;
    body.settings.push(this.builder.setting(head, this.builder.string(display), display));
  }

  private failColon(): void {
    const certain = !this.next(t.Name) && this.next(t.Scalar);
    const expected = "`:` or `->`";
    this.fail("missingColon", certain ? { expected, insert: ":" } : { expected });
  }

  protected refuseDisplayName(display: IToken | undefined): void {
    if (display !== undefined) this.note("unexpectedToken", display, { expected: "`:` or `->`" });
  }

  /** True when what follows a colon is the type of a page's member and not a value: a quoted key has a value. */
  private isMember(head: IToken, display: IToken | undefined): boolean {
    if (head.tokenType === t.Text) return false;
    if (display !== undefined) return true;
    if (!this.sameLine()) return false;
    if (this.next(t.Name)) return !t.constantKeywords.includes(this.LA(1).tokenType);
    return this.next(t.Text) && this.next(t.LeftBrace, 2);
  }

  /** `true countLogin`: constants and `else` are outcomes where no colon follows. */
  private meansWiring(head: IToken): boolean {
    const isOutcome = head.tokenType === t.Else || t.constantKeywords.includes(head.tokenType);
    return isOutcome && this.next(t.Name) && this.sameLine();
  }

  private checkOutcome(outcomes: IToken[], comma: IToken, outcome: IToken | undefined): void {
    if (comma.tokenType === t.Semicolon)
      this.note("semicolon", comma, { expected: "`,`", replace: "," });
    if (outcome !== undefined) outcomes.push(outcome);
    else if (this.next(t.ArrowLike))
      this.note("superfluousComma", comma, { expected: "`->`", replace: "" });
    else this.fail("missingName", { expected: "an outcome" });
    const isElse = (token: IToken | undefined): boolean => token?.tokenType === t.Else;
    const wrong = isElse(outcome)
      ? outcome
      : outcomes.length === 2
        ? outcomes.find(isElse)
        : undefined;
    if (wrong !== undefined)
      this.note("unexpectedToken", wrong, { expected: "an outcome other than `else`" });
  }
}
