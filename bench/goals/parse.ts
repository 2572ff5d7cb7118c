import { parseSource } from "journeyc/syntax";
import { defineGoal } from "../goal.ts";
import { inTurn, perCall } from "../measuring/in-turn.ts";
import { median } from "../measuring/samples.ts";
import { langiumParser } from "../langium-parser.ts";
import { peerModule } from "../peers.ts";
import { fiftyNodes } from "../shapes.ts";

const text = fiftyNodes("Parsed");

/** As many bytes of another language, made of equal parts. */
function ofEqualLength(part: (at: number) => string): string {
  let made = "";
  for (let at = 0; made.length < text.length; at++) made += part(at);
  return made;
}

const graphqlText = ofEqualLength(
  (at) => `type Node${at} implements Node {
  """ The next one. """
  next(first: Int = ${at}, after: String): Node${at + 1}
  name: String!
}

`,
);

const parts = Array.from({ length: text.length }, (_, at) => ({
  name: `node${at}`,
  type: "IncrementLoginCount",
  outcomes: { outcome: `node${at + 1}` },
}));
/** JSON that says about as much on as many bytes. */
const jsonText = JSON.stringify(
  parts.slice(0, Math.round(text.length / JSON.stringify(parts[0]).length)),
);

const passes =
  "chevrotain's interpreter of rules and its lexer, which tries patterns one after the other, take most of it; balancing brackets and looking for invisible characters are passes of their own. Next: a hand-written lexer whose tokens chevrotain takes, then a hand-written parser.";

export const parse = defineGoal({
  name: "parse",
  work: "parse to AST, a file of 50 nodes",
  peers: ["graphql", "langium"],
  short: true,
  claims: {
    graphql: { against: "bytes a second, of graphql-js", atLeast: 1, ifMissed: passes },
    langium: {
      against: "bytes a second, of Langium on the same text",
      atLeast: 5,
      ifMissed: passes,
    },
    json: { against: "time for a byte, of `JSON.parse`", usual: 16 },
  },
  async measure({ short, rounds, progress }) {
    const works: Record<string, { readonly bytes: number; readonly work: () => unknown }> = {
      journeyc: { bytes: text.length, work: () => parseSource("parsed.journey", text) },
      "JSON.parse": { bytes: jsonText.length, work: () => JSON.parse(jsonText) as unknown },
    };
    if (!short) {
      const graphql = await peerModule<{ parse(text: string): unknown }>("graphql", "graphql");
      works["graphql-js"] = { bytes: graphqlText.length, work: () => graphql.parse(graphqlText) };
      const langium = await langiumParser();
      works["Langium"] = { bytes: text.length, work: () => langium(text) };
    }
    const times = await inTurn(
      Object.fromEntries(
        Object.entries(works).map(([name, { bytes, work }]) => [
          name,
          async () => (await perCall(100, work)) / bytes,
        ]),
      ),
      { rounds: short ? 7 : 3 * rounds, before: 2, progress },
    );
    const of = (name: string): number => median(times[name] ?? []);
    return {
      values: {
        json: of("journeyc") / of("JSON.parse"),
        ...(short
          ? {}
          : {
              graphql: of("graphql-js") / of("journeyc"),
              langium: of("Langium") / of("journeyc"),
            }),
      },
      figures: [
        `${text.length} bytes`,
        ...Object.keys(times).map((name) => `${name} ${(1_000 / of(name)).toFixed(1)} MB/s`),
      ],
    };
  },
});
