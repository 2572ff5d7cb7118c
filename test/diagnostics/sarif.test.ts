import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { report } from "../../compiler/diagnostics/diagnostic.ts";
import { sarif } from "../../compiler/diagnostics/renderers/sarif.ts";
import { fileNotFound } from "../../compiler/host/errors/file-not-found.ts";
import { finding, labelAt, plain, reportOf } from "./report-of.ts";

// What the SARIF 2.1.0 schema demands of the parts that are written, copied from sarif-schema-2.1.0.json:
// required properties, closed objects, enumerations, minima.
const text = {
  type: "object",
  required: ["text"],
  properties: { text: { type: "string" }, markdown: { type: "string" } },
  additionalProperties: false,
};
const artifactLocation = {
  type: "object",
  required: ["uri"],
  properties: { uri: { type: "string" } },
  additionalProperties: false,
};
const positive = { type: "integer", minimum: 1 };
const region = {
  type: "object",
  required: ["startLine"],
  properties: {
    startLine: positive,
    startColumn: positive,
    endLine: positive,
    endColumn: positive,
    charOffset: { type: "integer", minimum: -1 },
    charLength: { type: "integer", minimum: 0 },
  },
  additionalProperties: false,
};
const location = {
  type: "object",
  properties: {
    id: { type: "integer", minimum: -1 },
    physicalLocation: {
      type: "object",
      properties: { artifactLocation, region },
      additionalProperties: false,
    },
    message: text,
  },
  additionalProperties: false,
};
const replacement = {
  type: "object",
  required: ["deletedRegion"],
  properties: { deletedRegion: region, insertedContent: text },
  additionalProperties: false,
};
const change = {
  type: "object",
  required: ["artifactLocation", "replacements"],
  properties: {
    artifactLocation,
    replacements: { type: "array", minItems: 1, items: replacement },
  },
  additionalProperties: false,
};
/** A path, as code scanning shows it: `codeFlow`, `threadFlow` and `threadFlowLocation` of the schema. */
const codeFlow = {
  type: "object",
  required: ["threadFlows"],
  properties: {
    threadFlows: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["locations"],
        properties: {
          locations: {
            type: "array",
            minItems: 1,
            items: {
              type: "object",
              properties: {
                location,
                executionOrder: { type: "integer", minimum: -1 },
                nestingLevel: { type: "integer", minimum: 0 },
                state: { type: "object", additionalProperties: text },
              },
              additionalProperties: false,
            },
          },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};
const level = { enum: ["none", "note", "warning", "error"] };
const result = {
  type: "object",
  required: ["message"],
  properties: {
    ruleId: { type: "string" },
    ruleIndex: { type: "integer", minimum: -1 },
    level,
    message: text,
    locations: { type: "array", items: location },
    codeFlows: { type: "array", items: codeFlow },
    relatedLocations: { type: "array", uniqueItems: true, items: location },
    fixes: {
      type: "array",
      uniqueItems: true,
      items: {
        type: "object",
        required: ["artifactChanges"],
        properties: {
          description: text,
          artifactChanges: { type: "array", minItems: 1, uniqueItems: true, items: change },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};
const rule = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "string" },
    shortDescription: text,
    help: text,
    defaultConfiguration: { type: "object", properties: { level }, additionalProperties: false },
  },
  additionalProperties: false,
};
const driver = {
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string" },
    version: { type: "string" },
    rules: { type: "array", uniqueItems: true, items: rule },
  },
  additionalProperties: false,
};
const run = {
  type: "object",
  required: ["tool"],
  properties: {
    tool: {
      type: "object",
      required: ["driver"],
      properties: { driver },
      additionalProperties: false,
    },
    columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
    results: { type: "array", items: result },
  },
  additionalProperties: false,
};
const log = {
  type: "object",
  required: ["version", "runs"],
  properties: {
    $schema: { type: "string" },
    version: { const: "2.1.0" },
    runs: { type: "array", items: run },
  },
  additionalProperties: false,
};

test("writes what SARIF 2.1.0 asks for, with rules, regions, related locations and fixes", () => {
  const file = "a b/login.journey";
  const source = "journey Login {\n  start -> x\n}\n";
  const label = labelAt(file, source, "x", "here");
  const edit = { file, span: label.span, newText: "success" };
  const missing = report(
    fileNotFound,
    { path: "gone.journey" },
    { file: "gone.journey", span: { start: 0, end: 0 } },
  );
  const document: unknown = JSON.parse(
    sarif(
      reportOf({ [file]: source }, [
        missing,
        finding(label, {
          code: "J9999",
          related: [labelAt(file, source, "Login", "there")],
          path: [
            { number: 1, label, journey: "Login", node: "x", outcome: "true", depth: 0 },
            { number: 102, label, journey: "Inner", node: "y", outcome: undefined, depth: 1 },
          ],
          hints: ["Do this."],
          fixes: [{ title: "Wire it", edits: [edit], preferred: true }],
        }),
      ]),
      plain,
    ),
  );
  const validate = new Ajv({ allErrors: true }).compile(log);
  expect(validate(document) ? [] : validate.errors).toEqual([]);
  expect(document).toMatchObject({
    runs: [
      {
        tool: {
          driver: {
            rules: [
              {
                id: "J9001",
                shortDescription: { text: "File not found" },
                help: {
                  text: "journeyc explain J9001",
                  markdown: expect.stringContaining("# J9001: File not found"),
                },
              },
            ],
          },
        },
        results: [
          { ruleId: "J9001", ruleIndex: 0, level: "error" },
          {
            ruleId: "J9999",
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "a%20b/login.journey" },
                  region: {
                    startLine: 2,
                    startColumn: 12,
                    endLine: 2,
                    endColumn: 13,
                    charOffset: 27,
                    charLength: 1,
                  },
                },
              },
            ],
            codeFlows: [
              {
                threadFlows: [
                  {
                    locations: [
                      {
                        location: { message: { text: "here" } },
                        executionOrder: 1,
                        nestingLevel: 0,
                        state: {
                          journey: { text: "Login" },
                          node: { text: "x" },
                          outcome: { text: "true" },
                        },
                      },
                      { executionOrder: 102, nestingLevel: 1, state: { node: { text: "y" } } },
                    ],
                  },
                ],
              },
            ],
            relatedLocations: [{ message: { text: "there" } }],
            fixes: [
              { artifactChanges: [{ replacements: [{ insertedContent: { text: "success" } }] }] },
            ],
          },
        ],
      },
    ],
  });
});
