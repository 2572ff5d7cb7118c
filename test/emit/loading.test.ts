import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const emitter = new URL("../../compiler/6-emit/emit.ts", import.meta.url).href;

/** Loads the emitter in a process of its own and lists the files that were loaded with it. */
const script = `
import { registerHooks } from "node:module";
const loaded = [];
registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
const { emitModule } = await import(process.argv[1]);
emitModule(
  { path: "a.journey", source: "", nodeTypes: [], imports: [], scripts: [], resources: [], connectors: [], journeys: [] },
  { version: "0" },
);
console.log(loaded.join("\\n"));
`;

test("emitting loads neither prettier nor ts-morph, nor the tables of wide characters", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--conditions=@journeyc/source",
    "--input-type=module",
    "--eval",
    script,
    emitter,
  ]);
  const loaded = stdout.split("\n").filter((url) => url.includes("/node_modules/"));
  expect(loaded.some((url) => url.includes("/@jridgewell/"))).toBe(true);
  expect(
    loaded.filter((url) => /ts-morph|typescript|chevrotain|prettier|east-asian/.test(url)),
  ).toEqual([]);
});
