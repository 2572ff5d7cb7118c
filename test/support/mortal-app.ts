/**
 * The example's journey on PostgreSQL, in a process that dies where a test says: `POST /death` takes a `Death`. The
 * node types' own code runs around the place, and the real driver.
 */
import { createServer } from "node:http";
import { createJourneys, type NodeType } from "@journeyc/runtime";
import { entra } from "@journeyc/runtime/connectors/entra";
import { postgresDatabase } from "@journeyc/runtime/database/postgres";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { identifyExistingUser } from "@journeyc/runtime/nodes/identify-existing-user";
import { incrementLoginCount } from "@journeyc/runtime/nodes/increment-login-count";
import { innerTreeEvaluator } from "@journeyc/runtime/nodes/inner-tree-evaluator";
import { loginCountDecision } from "@journeyc/runtime/nodes/login-count-decision";
import { page } from "@journeyc/runtime/nodes/page";
import { passthroughAuthentication } from "@journeyc/runtime/nodes/passthrough-authentication";
import { patchObject } from "@journeyc/runtime/nodes/patch-object";
import { requiredAttributesPresent } from "@journeyc/runtime/nodes/required-attributes-present";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import { Client } from "pg";
import {
  microsoftEntraID,
  ptaWithPasswordCapture,
} from "../../examples/pass-through/dist/pta-with-password-capture.journey.js";
import type { Death } from "../end-to-end/deaths.ts";

const nodeTypes: readonly NodeType<never, string, string>[] = [
  page,
  dataStoreDecision,
  passthroughAuthentication,
  identifyExistingUser,
  requiredAttributesPresent,
  patchObject,
  incrementLoginCount,
  loginCountDecision,
  innerTreeEvaluator,
] as never;

function die(): void {
  process.kill(process.pid, "SIGKILL");
}

/** Dies when the next statements have left for the server, and before their answer is looked at. */
function dieOnTheWay(matches: (text: string) => boolean, delay: number): void {
  const query = Client.prototype.query as (...given: unknown[]) => unknown;
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    const result = query.apply(this, given);
    const [config] = given as [string | { text?: string }];
    const text = typeof config === "string" ? config : (config.text ?? "");
    if (matches(text)) setTimeout(die, delay);
    return result;
  } as typeof Client.prototype.query;
}

function arm({ type, phase, call, delay }: Death): void {
  if (type === "commit") {
    let commits = 0;
    dieOnTheWay((text) => /^commit/i.test(text) && ++commits >= call, delay);
    return;
  }
  const nodeType = nodeTypes.find(({ manifest }) => manifest.type === type);
  if (!nodeType) throw new Error(`There is no node type ${type} to die at.`);
  let calls = 0;
  const run = nodeType.run.bind(nodeType);
  Object.assign(nodeType, {
    run: async (context: never) => {
      calls += 1;
      if (calls < call) return run(context);
      if (phase === "before") die();
      if (phase === "during") {
        dieOnTheWay(() => true, delay);
        // A node that asks the database nothing is met in its own work.
        setTimeout(die, delay + 5);
      }
      const result = await run(context);
      if (phase === "after") die();
      return result;
    },
  });
}

const database = postgresDatabase({ url: process.env["DATABASE_URL"] ?? "" });
const journeys = createJourneys({
  journeys: [ptaWithPasswordCapture],
  directory: postgresDirectory({ database }),
  store: postgresStore({ database }),
  connectors: { MicrosoftEntraID: entra(microsoftEntraID) },
  keys: [process.env["JOURNEY_KEY"]],
  attempts: { user: false, overall: false },
});
await journeys.ready();
const server = createServer(
  toNodeHandler(async (request) => {
    if (new URL(request.url).pathname !== "/death") return journeys.handler(request);
    arm((await request.json()) as Death);
    return new Response();
  }),
);
server.listen(0, () => {
  const address = server.address();
  console.log(`Listening on http://localhost:${typeof address === "object" ? address?.port : ""}`);
});
