import { createWorkspace, MemoryHost } from "journeyc";
import { runtimeCatalogue } from "journeyc/analysis";
import { CompletionItemKind } from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { journey, type Proposals, proposals, schema } from "./support/proposals.ts";

/** A snippet when the author has filled in nothing. */
function unfilled(snippet: string): string {
  const texts = new Map<string, string>();
  return snippet
    .replace(/\$\{(\d+)\|((?:[^|\\]|\\.)*)\|\}/g, (_, number: string, choices: string) => {
      const [first = ""] = choices.split(/(?<!\\),/);
      texts.set(number, first);
      return first;
    })
    .replace(/\$\{(\d+):((?:[^}\\]|\\.)*)\}/g, (_, number: string, text: string) => {
      texts.set(number, text);
      return text;
    })
    .replace(/(?<!\\)\$(\d+)/g, (_, number: string) => texts.get(number) ?? "")
    .replace(/\\([\\$}|,])/g, "$1");
}

const connector = "connector Directory: Entra {\n  tenantId: env.T\n  clientId: env.C\n}\n\n";
const inner =
  "journey Inner on managed/alpha_user {\n  innerTreeOnly: true\n\n  start -> success\n}\n";

/** What is wrong with a file in itself: its syntax, its wiring, its settings. */
function faultsOf(text: string): readonly string[] {
  const host = new MemoryHost({ "a.journey": text, "alpha_user.schema.json": schema });
  const { diagnostics } = createWorkspace(host).check(["a.journey"]);
  return diagnostics
    .filter(
      ({ code, message }) => /^J[134]/.test(code) && !passable.has(code) && !/empty/.test(message),
    )
    .map(({ code, message }) => `${code} ${message}`);
}

/**
 * A node that nothing leads to, or that leads to no end; what the author's schema has no room for. A text that must not
 * be empty is the author's to write.
 */
const passable: ReadonlySet<string> = new Set(["J3008", "J3009", "J3010", "J3011", "J4024"]);

async function faultsOfAll(
  text: string,
  only: (label: string) => boolean = () => true,
): Promise<readonly string[]> {
  await using found: Proposals = await proposals({ "a.journey": text });
  const labels = found.labels.filter(only);
  expect(labels.length).toBeGreaterThan(0);
  return labels.flatMap((label) =>
    faultsOf(unfilled(found.accept(label))).map((fault) => `${label}: ${fault}`),
  );
}

test("every node type, as it is proposed", async () => {
  const text = `${connector}${journey("  start -> x\n\n  node x: <|>")}\n${inner}`;
  expect(await faultsOfAll(text)).toEqual([]);
});

test("every member of a page, as it is proposed", async () => {
  const text = journey("  start -> p\n\n  page p {\n    <|>\n\n    else -> stop\n  }");
  expect(await faultsOfAll(text, (label) => label.includes(":"))).toEqual([]);
});

test("every line of a journey, as it is proposed", async () => {
  const text = journey("  start -> stop\n\n  <|>");
  expect(await faultsOfAll(text, (label) => !/^(node|page|@)/.test(label))).toEqual([]);
});

test("every declaration, as it is proposed", async () => {
  const text = 'resource managed/alpha_user from "./alpha_user.schema.json"\n\n<|>\n';
  expect(await faultsOfAll(text, (label) => !/^(import|@|journey$)/.test(label))).toEqual([]);
});

test("every setting of every node type, as it is proposed", async () => {
  const around = (type: string, line: string): string =>
    `${connector}${journey(`  start -> x\n\n  node x: ${type} {\n    ${line}\n    else -> failure\n  }`)}\n${inner}`;
  const types = [...runtimeCatalogue.nodes.values()].filter(({ type }) => type !== "Page");
  const [first] = types;
  await using found = await proposals({ "a.journey": around(first?.type ?? "", "<|>") });
  const faults: string[] = [];
  let settings = 0;
  for (const { type } of types) {
    await found.editor.type("a.journey", around(type, ""));
    const { items } = await found.again();
    for (const { label, textEdit } of items.filter(
      ({ kind }) => kind === CompletionItemKind.Property,
    )) {
      settings += 1;
      const text = around(type, unfilled(textEdit?.newText ?? ""));
      // What else the node needs is not written yet; its outcomes may depend on the setting.
      const found = faultsOf(text).filter(
        (fault) => /^J1|^J40/.test(fault) && !fault.startsWith("J4001"),
      );
      faults.push(...found.map((fault) => `${type}.${label}: ${fault}`));
    }
  }
  expect(settings).toBeGreaterThan(300);
  expect(faults).toEqual([]);
});
