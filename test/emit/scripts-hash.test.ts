import { join } from "node:path";
import { expect, test } from "vitest";
import { contentHash as compiled } from "../../compiler/5-lower/content-hash.ts";
import { lowerFile } from "../../compiler/5-lower/lower.ts";
import { NodeHost } from "../../compiler/host/node-host.ts";
import { LazyScriptTypes } from "../../compiler/script-types/lazy-script-types.ts";
import { createWorkspace } from "../../compiler/workspace.ts";
import { signOn } from "../../examples/scripts/sign-on.journey.ts";
import { contentHash } from "../../runtime/machine/content-hash.ts";

test("a registry's hash of a journey with scripts is that of its module", async () => {
  const host = new NodeHost(join(import.meta.dirname, "../../examples/scripts"));
  const workspace = createWorkspace(host, { scripts: new LazyScriptTypes() });
  const { program } = workspace.check(["sign-on.journey"]);
  const [file] = program.files;
  const journeys = file && lowerFile(file, program).value?.journeys;
  expect(await compiled(journeys ?? [])).toBe(contentHash([signOn]));
});
