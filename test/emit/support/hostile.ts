import { camelCase } from "../../../compiler/5-lower/export-names.ts";
import type { Entry, Member, Module, Text, Value } from "../../../compiler/5-lower/ir.ts";

/** Text that tries to leave the literal, comment or name that it belongs in. */
export const payloads: readonly string[] = [
  '"',
  "'",
  "\"'`",
  "\\",
  "\\\\",
  '\\"',
  '"; globalThis.PWNED = 1; //',
  "'; globalThis.PWNED = 1; //",
  "a;globalThis.PWNED=1;//",
  "*/ globalThis.PWNED = 1; /*",
  "**//*/",
  "/",
  "${globalThis.PWNED = 1}",
  "`${globalThis.PWNED = 1}`",
  "</script><script>globalThis.PWNED = 1</script>",
  "<!--<script>",
  "-->",
  "]]>",
  "\nglobalThis.PWNED = 1\n",
  "\r\nglobalThis.PWNED = 1",
  "\u2028globalThis.PWNED = 1",
  "\u2029globalThis.PWNED = 1",
  "\u0000",
  "\u001b[2J",
  "\u202e\u2066 ;1 = DENWP.sihTlabolg \u2069",
  "\ufeff",
  "\ud800",
  "\udfff\ud800",
  "\u{e0041}",
  "__proto__",
  "constructor",
  "toString",
  "then",
  "@ts-ignore",
  "@ts-nocheck",
  "prettier-ignore",
  "# sourceMappingURL=data:application/json,{}",
  "//# sourceMappingURL=evil.map",
  "/// <reference path='/etc/passwd' />",
  "import('node:fs')",
  "",
  " ",
  "x".repeat(300),
  "%{}",
  "1e999",
  "$&$1$$",
];

const span = { start: 0, end: 0 };

/** Every place of a module that holds text of the source, by name. */
export const positions = [
  "journey name",
  "journey display name",
  "journey documentation",
  "node name",
  "node display name",
  "node documentation",
  "member name",
  "member display name",
  "member documentation",
  "setting name",
  "setting text",
  "list item",
  "entry key",
  "entry text",
  "environment name",
  "secret name",
  "outcome name",
  "target",
  "start",
  "secret key",
  "received key",
  "resource name",
  "resource documentation",
  "schema key",
  "schema text",
  "connector name",
  "connector kind",
  "connector documentation",
  "connector setting",
  "import specifier",
  "imported name",
  "file name",
] as const;
export type Position = (typeof positions)[number];

function entry(key: Text, value: Value): Entry {
  return { key, value };
}

/** A module in which one place holds `payload`, and every other something plain. */
export function moduleWith(position: Position, payload: string): Module {
  const at = (place: Position): string => (place === position ? payload : place);
  const text = (place: Position): Text => ({ text: at(place), span });
  const literal = (value: string): Value => ({ kind: "literal", value, span });
  const inner = at("imported name");
  const settings: readonly Entry[] = [
    entry(text("setting name"), literal(at("setting text"))),
    entry({ text: "list", span }, { kind: "list", items: [literal(at("list item"))], span }),
    entry(
      { text: "object", span },
      { kind: "object", entries: [entry(text("entry key"), literal(at("entry text")))], span },
    ),
    entry(
      { text: "fromEnv", span },
      { kind: "environment", source: "env", name: at("environment name"), span },
    ),
    entry(
      { text: "fromSecret", span },
      { kind: "environment", source: "secret", name: at("secret name"), span },
    ),
    entry({ text: "tree", span }, { kind: "journey", name: inner, span }),
  ];
  const member: Member = {
    name: at("member name"),
    type: { module: "platform-username", name: "platformUsername" },
    displayName: text("member display name"),
    doc: at("member documentation"),
    settings,
    span,
  };
  return {
    path: `some/folder/${at("file name").replaceAll("/", "")}.journey`,
    source: "x",
    nodeTypes: [{ module: "page", name: "page" }, member.type],
    scripts: [],
    imports: [
      {
        specifier: `./${at("import specifier")}`,
        symbols: [{ name: inner, constant: camelCase(inner) }],
      },
    ],
    resources: [
      {
        name: at("resource name"),
        constant: "someResource",
        doc: at("resource documentation"),
        schema: Object.fromEntries([[at("schema key"), { title: at("schema text") }]]),
        span,
      },
    ],
    connectors: [
      {
        name: at("connector name"),
        constant: "someConnector",
        kind: at("connector kind"),
        doc: at("connector documentation"),
        settings: [entry({ text: "tenantId", span }, literal(at("connector setting")))],
        packages: ["@azure/msal-node"],
        span,
      },
    ],
    journeys: [
      {
        name: at("journey name"),
        constant: "someJourney",
        displayName: text("journey display name"),
        doc: at("journey documentation"),
        innerTreeOnly: true,
        resource: at("resource name"),
        connectors: [{ name: at("connector name"), kind: at("connector kind") }],
        receives: [at("received key")],
        start: text("start"),
        nodes: [
          {
            ...member,
            name: at("node name"),
            type: { module: "page", name: "page" },
            displayName: text("node display name"),
            doc: at("node documentation"),
            members: [member],
            outcomes: [{ name: at("outcome name"), span, target: text("target") }],
            secrets: [at("secret key")],
          },
        ],
        span,
      },
    ],
  };
}
