import { createWorkspace, MemoryHost } from "journeyc";
import { format } from "prettier";
import type { Module } from "../../compiler/dist/5-lower/ir.js";
import { lowerFile } from "../../compiler/dist/5-lower/lower.js";
import { finish, layOut } from "../../compiler/dist/6-emit/emit.js";
import { defineGoal } from "../goal.ts";
import { inTurn, perCall } from "../measuring/in-turn.ts";
import { median } from "../measuring/samples.ts";
import { fifties } from "../shapes.ts";

function lowered(): Module {
  const checked = createWorkspace(new MemoryHost(fifties(1))).check(["journey0.journey"]);
  const [file] = checked.program.files;
  const module = file && lowerFile(file, checked.program).value;
  if (!module) throw new Error("The file was not lowered.");
  return module;
}

type Part = Module["journeys"][number]["nodes"][number]["members"][number];

function settingsText({ settings }: Part, indent: string): string {
  if (settings.length === 0) return "";
  const entries = settings.map(
    ({ key, value }) =>
      `${indent}  ${key.text}: ${JSON.stringify("value" in value ? value.value : value.kind)},\n`,
  );
  return `${indent}settings: {\n${entries.join("")}${indent}},\n`;
}

/** The same content by joining strings, without a thought for the layout: what any writer does at least. */
function joined(module: Module): string {
  const lines: string[] = [
    '// @generated\nimport {\n  defineJourney,\n  node,\n} from "@journeyc/runtime";\n',
  ];
  for (const { name, module: from } of module.nodeTypes)
    lines.push(`import { ${name} } from "@journeyc/runtime/nodes/${from}";\n`);
  for (const { constant, name, schema } of module.resources)
    lines.push(
      `\nexport const ${constant} = defineResource(${JSON.stringify(name)}, ${JSON.stringify(schema)});\n`,
    );
  for (const journey of module.journeys) {
    const names = journey.nodes.map(({ name }) => `  | ${JSON.stringify(name)}`);
    lines.push(
      `\nexport type ${journey.name}Node =\n${names.join("\n")};\n`,
      `\nexport const ${journey.constant} = defineJourney<${journey.name}Node>({\n  name: ${JSON.stringify(journey.name)},\n  start: ${JSON.stringify(journey.start.text)},\n  nodes: {\n`,
    );
    for (const node of journey.nodes) {
      lines.push(`    ${node.name}: node(${node.type.name}, {\n`, settingsText(node, "      "));
      if (node.members.length > 0) {
        lines.push("      members: {\n");
        for (const member of node.members)
          lines.push(
            `        ${member.name}: member(${member.type.name}, {\n`,
            settingsText(member, "          "),
            "        }),\n",
          );
        lines.push("      },\n");
      }
      lines.push("      outcomes: {\n");
      for (const { name, target } of node.outcomes)
        lines.push(`        ${name}: ${JSON.stringify(target.text)},\n`);
      lines.push("      },\n");
      if (node.secrets.length > 0)
        lines.push(
          `      secrets: [${node.secrets.map((key) => JSON.stringify(key)).join(", ")}],\n`,
        );
      lines.push("    }),\n");
    }
    lines.push("  },\n});\n");
  }
  return lines.join("");
}

export const emit = defineGoal({
  name: "emit",
  work: "emit, a module of 50 nodes",
  short: true,
  claims: {
    joining: {
      against: "joining strings",
      atMost: 1.3,
      usual: 4,
      ifMissed:
        "Of each line it is found out what has to be escaped, how wide it is and where it comes from; the text is written once, from objects that know their widths. Next: fewer objects, a line at a time.",
    },
    prettier: {
      against: "lines that prettier would change",
      unit: "",
      atMost: 0,
      ifMissed: "The layout differs from prettier's. Next: a golden case with these lines.",
    },
  },
  async measure({ short, rounds, progress }) {
    const module = lowered();
    const options = { version: "0.1.0" };
    const { text } = layOut(module, options);
    const lines = text.split("\n").length;
    // A text that was added up is put into one piece when it is first read.
    const times = await inTurn(
      {
        "joining strings": () => perCall(200, () => joined(module).charCodeAt(0)),
        emit: () => perCall(200, () => layOut(module, options).text.charCodeAt(0)),
        "emit and its source map": () =>
          perCall(200, () => finish(module, options, layOut(module, options))),
      },
      { rounds: short ? 7 : 3 * rounds, before: 2, progress },
    );
    const pretty = await format(text, { parser: "typescript", printWidth: 100 });
    const kept = new Set(pretty.split("\n"));
    const joinedLines = joined(module).split("\n").length;
    const perLine = (name: keyof typeof times): number => {
      const written = name === "joining strings" ? joinedLines : lines;
      return median(times[name]) / written;
    };
    return {
      values: {
        joining: perLine("emit") / perLine("joining strings"),
        prettier: text.split("\n").filter((line) => !kept.has(line)).length,
      },
      figures: Object.keys(times).map(
        (name) =>
          `${name} ${(perLine(name as keyof typeof times) / 1_000).toFixed(2)} ms for 1,000 lines`,
      ),
    };
  },
});
