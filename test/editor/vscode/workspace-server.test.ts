import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  createProtocolConnection,
  InitializeRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { node } from "./support/vsix.ts";

const main = join(import.meta.dirname, "../../../compiler/cli/main.ts");

test("the workspace's own journeyc takes the arguments that VS Code starts servers with", async () => {
  const args = ["lsp", "--stdio", `--clientProcessId=${process.pid}`];
  const child = spawn(node, ["--conditions=@journeyc/source", main, ...args], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const client = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  client.listen();
  try {
    const { serverInfo, capabilities } = await client.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    expect(serverInfo?.name).toBe("journeyc");
    expect(capabilities.experimental).toEqual({ journeyDiagram: true });
  } finally {
    client.dispose();
    child.kill();
  }
});
