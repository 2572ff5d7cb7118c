/** The first reading of 1,000 files: how long it takes, and how long a request waits in the meantime. */
import { DocumentFormattingRequest } from "vscode-languageserver-protocol/node";
import { tenant } from "../shapes.ts";
import { Client } from "./client.ts";
import { Folder } from "../measuring/folder.ts";
import { summary } from "../measuring/samples.ts";

const small = "small.journey";

export async function scanTimes(): Promise<void> {
  const files = {
    ...tenant(1_000),
    [small]: "journey Small {\n  start -> failure\n}\n",
    // What is wrong with it is told when all is checked.
    "uncalled.journey": "journey Uncalled {\n  innerTreeOnly: true\n\n  start -> failure\n}\n",
  };
  using folder = new Folder(files);
  await using client = await Client.start(folder.path);
  const from = performance.now();
  const done = new AbortController();
  const all = client.told("uncalled.journey").then(() => {
    done.abort();
    return performance.now() - from;
  });
  await client.open(small);
  const opened = performance.now() - from;
  const waits: number[] = [];
  const cpu = client.cpu;
  while (!done.signal.aborted) {
    const asked = performance.now();
    await client.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument: { uri: client.uriOf(small) },
      options: { tabSize: 2, insertSpaces: true },
    });
    waits.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  console.log(`  the open file's findings came after ${opened.toFixed(0)} ms`);
  console.log(`  a request in the meantime: ${summary(waits)}`);
  console.log(`  the folder was read and checked after ${(await all).toFixed(0)} ms`);
  console.log(`  CPU time of the thread that answers: ${(client.cpu - cpu).toFixed(0)} ms`);
}
