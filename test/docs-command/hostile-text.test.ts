import { format } from "prettier";
import { parsers } from "prettier/plugins/markdown";
import { describe, expect, test } from "vitest";
import { fileNames } from "../../compiler/workspace/file-names.ts";
import { pagesOf } from "./support.ts";

/** A node of the Markdown tree, as far as the tests look at it. */
interface Part {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Part[];
}

/** Every part of a page as a Markdown parser reads it. */
function partsOf(text: string): readonly Part[] {
  // prettier's plugin is typed without its tree; it is the mdast of the page
  const root = parsers.markdown.parse(text, { originalText: text } as never) as Part;
  const all = (part: Part): readonly Part[] => [part, ...(part.children ?? []).flatMap(all)];
  return all(root);
}

const ours =
  /^(?:<a id="(?:step|connector)-[A-Za-z0-9-]*">|<\/a>|<br>|<\/?code>|<!-- @generated .* -->)$/;

const payloads = [
  "<img src=x onerror=alert(1)>",
  "a | b | c",
  "`code` ``more`` ```",
  "[link](javascript:alert(1))",
  "![image](https://evil.example/x.png)",
  "# heading",
  "- item\n\n# heading\n\n<script>alert(1)</script>",
  "</code><script>alert(1)</script>",
  "--><script>alert(1)</script><!--",
  "**bold** __bold__ ~~gone~~ $x$",
  "\\| \\` \\",
  "\u202egnp.exe\u0000",
  "<https://evil.example>",
  "[x]: https://evil.example",
  "&lt;img&gt; &#60;b&#62;",
  "1. one\n2. two",
  "    code block",
  "+ x",
];

function source(payload: string): string {
  const text = JSON.stringify(payload).replaceAll(/\\u0000|\u202e/g, (found) =>
    found === "\u202e" ? "\\u{202E}" : "\\u{0}",
  );
  const doc = payload.replaceAll(/[\r\n\0\u202e]+/g, " ");
  // What has several lines is taken for a script itself, not for the name of one.
  const script = JSON.stringify(doc);
  return `/// ${doc}
journey J ${text} {
  start -> ask
  /// ${doc}
  page ask ${text} { pageHeader: { en: ${text} }
    u ${text}: "Unknown ${payload.replaceAll(/[^a-z]/gi, "")}" { note: ${text} ${text}: [${text}] } 
    -> check
  }
  @allow(J3001, ${text})
  node check ${text}: "x" { script: ${script} list: [${text}, { k: ${text} }]
    ${text} -> success
    other -> failure
  }
}`;
}

/** Types and addresses: what a text could add by breaking out. */
function shapeOf(pages: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(pages)
    .filter(([name]) => name.endsWith(".md"))
    .flatMap(([name, text]) =>
      partsOf(text)
        .filter(
          ({ type }) => !["text", "word", "whitespace", "sentence", "inlineCode"].includes(type),
        )
        .filter(({ type, value }) => type !== "html" || !/^<\/?code>$/.test(value ?? ""))
        .map(({ type, url = "" }) => `${name} ${type} ${url}`),
    );
}

describe("user texts stay text", () => {
  const plain = shapeOf(pagesOf({ "j.journey": source("plain") }));

  test.each(payloads)("%j", (payload) => {
    const pages = pagesOf({ "j.journey": source(payload) });
    for (const [name, text] of Object.entries(pages)) {
      expect(text, name).not.toMatch(/<(?:img|script)/);
      if (!name.endsWith(".md")) continue;
      for (const part of partsOf(text)) {
        if (part.type === "html") expect(part.value).toMatch(ours);
      }
    }
    expect(shapeOf(pages)).toEqual(plain);
  });

  test("a Markdown formatter reads the pages as they are meant", async () => {
    const { "j.md": page = "" } = pagesOf({ "j.journey": source("a | b `c` <d>") });
    const formatted = await format(page, { parser: "markdown" });
    expect(formatted.match(/^\|/gm)).toHaveLength(page.match(/^\|/gm)?.length ?? 0);
  });
});

describe("secrets", () => {
  const value = "hunter2-Sw0rdfish";
  const text = `connector Entra: Entra { tenantId: "t" clientId: "c" clientSecret: "${value}" }
  journey J {
    start -> a
    node a: LDAPDecision { adminPassword: "${value}" true -> b\n else -> failure\n }
    node b: "Tenant" {
      apiKey: "${value}" password: ["${value}"] headers: { Authorization: "Bearer ${value}" }
      url: "https://ada:${value}@host.example/x" nested: [{ client_secret: "${value}" }] pinToken: 12345678 credentials: { value: [{ v: "${value}" }] }
      token: secret.TOKEN clientSecret: "&{esv.client.secret}"
      -> c
    }
    node c: PassthroughAuthentication { systemEndpoint: Entra objectType: "User"
      authenticated -> success\n else -> failure\n }
  }`;
  const page = pagesOf({ "j.journey": text })["j.md"] ?? "";

  test("in plain text are not repeated", () => {
    for (const one of Object.values(pagesOf({ "j.journey": text }))) {
      expect(one).not.toContain(value);
      expect(one).not.toContain("12345678");
    }
    expect(page).toContain("| `apiKey` | ••• (a secret in plain text, not shown) |");
    expect(page).toContain("`https://•••@host.example/x`");
  });

  test("are named where the environment provides them", () => {
    expect(page).toContain("| `token` | `secret.TOKEN` |");
    expect(page).toContain("| `clientSecret` | <code>&#38;&#123;esv.client.secret&#125;</code> |");
  });
});

describe("file names", () => {
  test.each([
    ["PtaWithPasswordCapture", "pta-with-password-capture"],
    ["QAGoogleLogin", "qa-google-login"],
    ["../../etc/passwd", "etc-passwd"],
    ["..", "unnamed"],
    ["__proto__", "proto"],
    ["con", "con-file"],
    ["Ünïcode", "unicode"],
    ["a".repeat(500), "a".repeat(48)],
  ])("%s", (name, expected) => {
    expect(fileNames([name])).toEqual([expected]);
  });

  test("of one kind are numbered", () => {
    expect(fileNames(["Login", "login", "LOGIN", "README"], ["readme"])).toEqual([
      "login",
      "login-2",
      "login-3",
      "readme-2",
    ]);
  });

  test("journeys of one name in two files have two pages", () => {
    const one = "journey README { start -> success }";
    expect(Object.keys(pagesOf({ "a.journey": one, "b.journey": one }))).toEqual([
      "README.md",
      "readme-2.md",
      "readme-2.svg",
      "readme-3.md",
      "readme-3.svg",
    ]);
  });
});
