import * as fc from "fast-check";

/** A file of a random folder: what is in it, or that there is none. */
export type Content = string | undefined;

export const paths = ["a", "b", "c", "d", "lib/e", "lib/f"].map((name) => `${name}.journey`);
export const schemas = ["one.schema.json", "two.schema.json"];

const journeyNames = ["Alpha", "Beta", "Gamma", "Delta", "Alhpa"];
const connectorNames = ["Entra", "Other"];
const resourceNames = ["managed/user", "managed/other"];

/** Up to the folder of the random files, from the file that speaks. */
function specifier(from: string, to: string): string {
  const up = from.startsWith("lib/") ? "../" : "./";
  return `${up}${to}`;
}

const importOf = (path: string): fc.Arbitrary<string> =>
  fc
    .record({
      names: fc.uniqueArray(
        fc.constantFrom(...journeyNames, ...connectorNames, ...resourceNames, "Nobody"),
        { minLength: 1, maxLength: 3 },
      ),
      from: fc.constantFrom(...paths, ...paths, "missing.journey", "not-a-journey.txt"),
    })
    .map(
      ({ names, from }) =>
        `import { ${names.join(", ")} } from ${JSON.stringify(specifier(path, from))}`,
    );

const resourceOf = (path: string): fc.Arbitrary<string> =>
  fc
    .record({
      name: fc.constantFrom(...resourceNames),
      schema: fc.constantFrom(...schemas, "missing.schema.json"),
    })
    .map(({ name, schema }) => `resource ${name} from ${JSON.stringify(specifier(path, schema))}`);

const connector = fc
  .constantFrom(...connectorNames)
  .map((name) => `connector ${name}: Entra {\n  tenantId: env.TENANT\n  clientId: env.CLIENT\n}`);

const targets = fc.constantFrom("n0", "n1", "n2", "n3", "n9", "success", "failure", "stop");

/** A node, in its place, that does something to the run. */
const node = (index: number, path: string): fc.Arbitrary<string> =>
  fc
    .record({
      kind: fc.nat(9),
      inner: fc.constantFrom(...journeyNames),
      uses: fc.constantFrom(...connectorNames, "Misspelt"),
      yes: targets,
      no: targets,
    })
    .map(({ kind, inner, uses, yes, no }) => {
      const name = `n${index}`;
      const both = `\n    true  -> ${yes}\n    false -> ${no}\n  }`;
      switch (kind) {
        case 0:
          return `  page ${name} {\n    u: PlatformUsername\n    p: PlatformPassword\n\n    -> ${yes}\n  }`;
        case 1:
          return `  node ${name}: DataStoreDecision {${both}`;
        case 2:
        case 3:
          return `  node ${name}: InnerTreeEvaluator {\n    tree: ${inner}\n${both}`;
        case 4:
          return `  node ${name}: IncrementLoginCount -> ${yes}`;
        case 5:
          return `  node ${name}: PassthroughAuthentication {\n    systemEndpoint: ${uses}\n    objectType: "User"\n\n    authenticated -> ${yes}\n    missingInput  -> ${no}\n    failed        -> failure\n  }`;
        case 6:
          return `  node ${name}: IdentifyExistingUser {\n    identifier: "userName"\n    identityAttribute: "mail"\n${both}`;
        case 7:
          return `  page ${name} {\n    mail: AttributeCollector {\n      attributesToCollect: ["mail", "nothing"]\n    }\n\n    -> ${yes}\n  }`;
        case 8:
          return `  node ${name}: PatchObject {\n    identityResource: managed/user\n\n    patched -> ${yes}\n    failure -> ${no}\n  }`;
        default:
          return `  node ${name}: ScriptedDecision {\n    script: ${JSON.stringify(specifier(path, "script.js"))}\n    outcomes: ["true", "false"]\n${both}`;
      }
    });

const journeyOf = (path: string): fc.Arbitrary<string> =>
  fc
    .record({
      name: fc.constantFrom(...journeyNames),
      inner: fc.boolean(),
      on: fc.option(fc.constantFrom(...resourceNames), { nil: undefined }),
      allow: fc.boolean(),
      nodes: fc.tuple(node(0, path), node(1, path), node(2, path), node(3, path)),
    })
    .map(({ name, inner, on, allow, nodes }) => {
      const head = `${allow ? '@allow(J6001, "it is a test")\n' : ""}journey ${name}`;
      const resource = on === undefined ? "" : ` on ${on}`;
      const only = inner ? "  innerTreeOnly: true\n\n" : "";
      return `${head}${resource} {\n${only}  start -> n0\n\n${nodes.join("\n\n")}\n}`;
    });

/** So much text that a check of what imports the file is put off. */
const padding = fc.constantFrom("", "", "", `// ${"long ".repeat(6_000)}\n`);

/** A file of a folder: imports, declarations, broken text, much text, or no file. */
export const contentOf = (path: string): fc.Arbitrary<Content> =>
  fc.option(
    fc
      .tuple(
        fc.array(importOf(path), { maxLength: 3 }),
        fc.array(fc.oneof(resourceOf(path), connector, journeyOf(path), journeyOf(path)), {
          maxLength: 4,
        }),
        padding,
        fc.constantFrom("", "", "", "", "journey {", "}"),
      )
      .map(
        ([imports, declarations, pad, broken]) =>
          `${pad}${[...imports, ...declarations, broken].join("\n\n")}\n`,
      ),
    { nil: undefined, freq: 8 },
  );

const schema = (properties: object): string => JSON.stringify({ type: "object", properties });

export const schemaContent: fc.Arbitrary<Content> = fc.constantFrom(
  schema({ mail: { type: "string" } }),
  schema({ mail: { type: "string" }, userName: { type: "string" } }),
  "not JSON",
  undefined,
);
