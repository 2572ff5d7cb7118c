import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  ExitNotification,
  ShutdownRequest,
  DocumentFormattingRequest,
} from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { commandOf, folderWith, journey, journeyc, unwired } from "../cli/journeyc.ts";
import { ServerProcess } from "./support/server-process.ts";

test("ends with 0 when it is told to shut down and to exit", async () => {
  await using server = await ServerProcess.start({ options: ["--stdio"] });
  await server.client.sendRequest(ShutdownRequest.type);
  await server.client.sendNotification(ExitNotification.type);
  expect(await server.ended).toBe(0);
  expect(server.stderr).toBe("");
});

test("ends with 1 when it is told to exit without a shutdown", async () => {
  await using server = await ServerProcess.start();
  await server.client.sendNotification(ExitNotification.type);
  expect(await server.ended).toBe(1);
});

test("ends when its standard input closes", async () => {
  await using server = await ServerProcess.start();
  server.process.stdin?.end();
  expect(await server.ended).toBe(1);
});

test("ends soon after the process of the editor has died", async () => {
  const parent = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await using server = await ServerProcess.start({ processId: parent.pid ?? null });
  parent.kill("SIGKILL");
  await once(parent, "close");
  expect(await server.ended).toBe(1);
});

test("an answer to a request, and nothing but the protocol on standard output", async () => {
  const folder = folderWith();
  const child = spawn(commandOf([])[0] ?? "", commandOf(["lsp"]).slice(1), { cwd: folder });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  send({
    id: 1,
    method: "initialize",
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  send({ id: 2, method: "nonsense", params: {} });
  send({ id: 3, method: "shutdown" });
  send({ method: "exit" });
  const [code] = (await once(child, "close")) as [number];
  expect(code).toBe(0);
  const ids: unknown[] = [];
  for (let rest = Buffer.from(output); rest.length > 0;) {
    const header = /^Content-Length: (\d+)\r\n\r\n/.exec(rest.toString("latin1"));
    const start = header?.[0].length ?? Number.NaN;
    const end = start + Number(header?.[1]);
    const message = JSON.parse(rest.subarray(start, end).toString()) as { readonly id?: unknown };
    ids.push(message.id);
    rest = rest.subarray(end);
  }
  expect(ids).toEqual([1, 2, 3]);
});

test("says what it is for, and refuses options that it does not know", async () => {
  const folder = folderWith();
  const help = await journeyc(["lsp", "--help"], { folder });
  expect(help).toMatchObject({ code: 0, stderr: "" });
  expect(help.stdout).toContain("--stdio");
  const unknown = await journeyc(["lsp", "--socket=1"], { folder });
  expect(unknown).toMatchObject({ code: 2, stdout: "" });
  expect(unknown.stderr).toContain("unknown option");
});

test("an untitled text is checked, and the files of the working folder are left alone", async () => {
  const folder = folderWith({ "other.journey": unwired("Other") });
  await using server = await ServerProcess.start({ cwd: folder });
  await server.open("untitled:Untitled-1", "journey Login {\n  start -> chek\n}\n");
  await server.expectCodes("untitled:Untitled-1", ["J2001"]);
  await server.type("untitled:Untitled-1", "journey  Login {\n  start -> failure\n}\n");
  await server.expectCodes("untitled:Untitled-1", []);
  const edits = await server.client.sendRequest(DocumentFormattingRequest.type, {
    textDocument: { uri: "untitled:Untitled-1" },
    options: { tabSize: 2, insertSpaces: true },
  });
  expect(edits).not.toBeNull();
  expect([...server.published.keys()]).toEqual(["untitled:Untitled-1"]);
});

test("a journey that has nothing wrong with it", async () => {
  const folder = folderWith({ "login.journey": journey("Login") });
  await using server = await ServerProcess.start({ folders: [folder] });
  const uri = new URL(`file://${folder}/login.journey`).href;
  await server.open(uri, journey("Login"));
  await server.expectCodes(uri, []);
});
