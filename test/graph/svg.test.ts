import { describe, expect, test } from "vitest";
import { diagramOf } from "../../compiler/graph/diagram.ts";
import { svg } from "../../compiler/graph/svg.ts";
import { dark, light, type Theme } from "../../compiler/graph/svg/style.ts";
import { sourcesOf } from "../emit/support/cases.ts";
import { hostile, journeyOf, payloads, tangled } from "./support.ts";

const pta = journeyOf("PtaWithPasswordCapture", sourcesOf("pass-through"));
const picture = svg(pta);

const tag = /^<(?:(\/)?([A-Za-z]+)((?: [A-Za-z:-]+="[^"<>]*")*)(\/)?|!--(?:(?!--)[^<>])*--)>$/;

/** What is wrong with a text as XML; it has no prologue and no CDATA. */
function faultsOf(text: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  for (const [part] of text.matchAll(/<[^>]*>|[^<]+/g)) {
    if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(part)) faults.push(`reference in ${part}`);
    if (!part.startsWith("<")) continue;
    const [whole, closes, name = "", , closed] = tag.exec(part) ?? [];
    if (whole === undefined) faults.push(`tag ${part}`);
    else if (closes !== undefined && open.pop() !== name) faults.push(`end of ${name}`);
    else if (closes === undefined && closed === undefined && name !== "") open.push(name);
  }
  return [...faults, ...open.map((name) => `${name} is open`)];
}

const elements = (text: string): readonly string[] =>
  [...text.matchAll(/<([A-Za-z]+)/g)].map(([, name = ""]) => name);

test("is one picture with a name, a description and nothing from elsewhere", () => {
  expect(faultsOf(picture)).toEqual([]);
  expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img"/);
  expect(picture).toContain("<title>PTA with password capture</title>");
  expect(picture).toContain(
    "<desc>Pass-through authentication to Microsoft Entra ID; captures the password on first sign-on.</desc>",
  );
  expect(new Set(elements(picture))).toEqual(
    new Set(["svg", "title", "desc", "style", "rect", "g", "path", "text", "tspan"]),
  );
  expect(picture.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/url\(|http|@import|NaN/);
});

test("every box, member, outcome and end is in it", () => {
  const texts = [...picture.matchAll(/<(?:tspan|text)[^>]*>([^<]+)</g)].map(([, text]) => text);
  for (const { name, members } of diagramOf(pta).boxes) {
    expect(texts).toContain(name);
    for (const member of members) expect(texts).toContain(member.name);
  }
  for (const text of ["patched, failure", "missingInput", "RequiredAttributesPresent"])
    expect(texts).toContain(text);
  expect(texts).toContain("journey ProgressiveProfile");
});

test("the same journey gives the same bytes, whatever was drawn before", () => {
  svg(tangled(20, 3));
  expect(svg(pta)).toBe(picture);
});

test("the path of a run is in bold", () => {
  const highlight = [
    { node: "signOn", outcome: "outcome" },
    { node: "localLogin", outcome: "false" },
  ];
  const drawn = svg(pta, { highlight, title: "Login: J6001" });
  const taken = drawn
    .match(/class="[^"]*taken"><title>[^<]*/g)
    ?.map((one) => one.split(">").at(-1));
  expect(taken?.toSorted()).toEqual([
    "entraLogin, PassthroughAuthentication",
    "false",
    "localLogin to entraLogin (false)",
    "localLogin, DataStoreDecision",
    "signOn to localLogin",
    "signOn, username: PlatformUsername, password: PlatformPassword",
    "start",
    "start to signOn",
  ]);
  expect(drawn).toContain("<title>Login: J6001</title>");
});

test("unknown types and nodes that nothing leads to are marked in words", () => {
  const text = `journey J {
    start -> a
    node a: "Tenant's" -> success
    node b: IncrementLoginCount -> success
  }`;
  const drawn = svg(journeyOf("J", { "a.journey": text }));
  expect(drawn).toMatch(/class="step opaque"><title>a, &quot;Tenant&#39;s&quot;, unknown type</);
  expect(drawn).toMatch(/class="step unreachable"><title>b, IncrementLoginCount, unreachable</);
  expect(drawn).toContain(">unknown type</tspan>");
  expect(drawn).toContain(">unreachable</tspan>");
});

test("a long text is cut, and whole in the title", () => {
  const long = `An outcome ${"of many words ".repeat(30)}`.trim();
  const name = `A display name ${"of many words ".repeat(30)}`.trim();
  const text = `journey J {
    start -> a
    node a ${JSON.stringify(name)}: "x" { ${JSON.stringify(long)} -> success\n b -> failure\n }
  }`;
  const drawn = svg(journeyOf("J", { "a.journey": text }));
  expect(drawn).toContain(`<title>${long}</title>`);
  expect(drawn).toContain(`<title>${name}, `);
  const shown = [...drawn.matchAll(/<(?:tspan|text)[^>]*>([^<]+)</g)].map(([, one = ""]) => one);
  for (const one of shown) expect(one.length).toBeLessThan(50);
  expect(shown.filter((one) => one.endsWith("…"))).toHaveLength(2);
});

describe("hostile text", () => {
  const plain = elements(svg(hostile("plain")));
  test.each(payloads)("%j stays text", (payload) => {
    const drawn = svg(hostile(payload), { title: payload });
    expect(faultsOf(drawn)).toEqual([]);
    // A longer name may take more lines: only their kinds count.
    expect(new Set(elements(drawn))).toEqual(new Set(plain));
    expect(drawn).not.toMatch(/[[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]--[\n]]/v);
  });
});

test("a draft and a journey without nodes are drawn", () => {
  for (const body of ["", "start -> success", "start -> nowhere", "node a: Nothing { b -> c\n }"]) {
    const drawn = svg(journeyOf("J", { "a.journey": `journey J {\n ${body}\n}` }));
    expect(faultsOf(drawn)).toEqual([]);
    expect(drawn).toContain(">start</tspan>");
  }
});

/** The contrast of two colours, after WCAG 2. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

describe.each<[string, Theme]>([
  ["light", light],
  ["dark", dark],
])("the %s theme", (_, { ground, muted, arrow, boxes }) => {
  test("can be read by all", () => {
    expect(contrast(muted, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(arrow, ground)).toBeGreaterThanOrEqual(3);
    for (const [kind, [fill, line, text]] of Object.entries(boxes)) {
      expect(contrast(text, fill), kind).toBeGreaterThanOrEqual(4.5);
      expect(contrast(line, ground), kind).toBeGreaterThanOrEqual(3);
    }
    for (const kind of ["page", "decision", "step", "inner"])
      expect(contrast(muted, boxes[kind]?.[0] ?? ""), kind).toBeGreaterThanOrEqual(4.5);
  });
});

test("boxes and arrows carry their ids where a page asks for them, and no style sheet where it brings its own", () => {
  const drawn = svg(pta, { identified: true, theme: "none" });
  expect(faultsOf(drawn)).toEqual([]);
  expect(drawn).not.toContain("<style>");
  const { boxes, arrows } = diagramOf(pta);
  for (const { id } of boxes) expect(drawn).toContain(`data-box="${id}"`);
  for (const { from, to } of arrows) expect(drawn).toContain(`data-from="${from}" data-to="${to}"`);
  const plain = drawn.replaceAll(/ data-(?:box|from|to)="\w+"/g, "");
  expect(plain).toBe(picture.replace(/<style>.*<\/style>\n/, ""));
});

test("a theme that is asked for holds whatever the reader's system is", () => {
  const drawn = svg(pta, { theme: "dark" });
  expect(drawn).toContain(dark.ground);
  expect(drawn).not.toContain("prefers-color-scheme");
});
