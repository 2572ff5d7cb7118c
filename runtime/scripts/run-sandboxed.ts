import type { ScriptSurroundings } from "../machine/app-content.ts";
import {
  ask,
  suspend,
  take,
  type NodeContext,
  type NodeResult,
  type ResumeLink,
} from "../machine/node-type.ts";
import type { SandboxedScript } from "../machine/script.ts";
import { addressUnknown } from "../nodes/email-suspend/address-unknown.ts";
import { askedOf } from "./sandbox/bindings/callbacks.ts";
import { findUser } from "./sandbox/stored-objects.ts";
import { defaultBounds } from "./sandbox/bounds.ts";
import { noOutcome, outcomeUnknown, outputMissing, userUnknown } from "./sandbox/errors.ts";
import { ScriptThreads } from "./sandbox/threads/script-threads.ts";
import { Randomness } from "./sandbox/randomness.ts";
import { RepeatedScript } from "./sandbox/repeated.ts";
import type { Decision, ScriptSettings, Suspension, Visit } from "./sandbox/visit.ts";

/** What scripts find of an app that says nothing about them. */
const nothing: ScriptSurroundings = {
  realm: "alpha",
  cookieName: "session",
  origins: new Set(),
  systemEnv: {},
  libraries: {},
  bounds: defaultBounds,
  threads: new ScriptThreads(),
};

/**
 * Runs a next-generation script of AM's in a sandbox: it reaches nothing but its bindings, and changes nothing unless it
 * ends well. It proves nobody's identity: whom it identifies must show a credential all the same.
 * @throws JourneyError `script-…`, `package-missing`; DirectoryUnavailable, SessionStoreUnavailable
 */
export async function runSandboxed(
  script: SandboxedScript,
  context: NodeContext<unknown>,
  settings: ScriptSettings,
): Promise<NodeResult> {
  const surroundings = context.app.scripts ?? nothing;
  const occasion = {
    script,
    context,
    settings,
    surroundings,
    session: script.text.includes("existingSession") ? await context.request.session() : undefined,
    randomness: new Randomness(),
    now: context.now(),
    read: { values: new Map() },
  };
  const repeated = new RepeatedScript(occasion, surroundings.threads);
  const { visit, outcome } = await repeated.run();
  const { suspension } = visit.decision;
  if (suspension) return suspended(visit, suspension, repeated);
  return resultOf(visit, visit.decision.outcome ?? outcome);
}

async function resultOf(visit: Visit, outcome: string | undefined): Promise<NodeResult> {
  const { name, callbacks, decision, occasion } = visit;
  if (callbacks.length > 0) {
    visit.state.commit();
    return ask(callbacks, { memory: askedOf(callbacks), ...pageOf(decision) });
  }
  if (outcome === undefined) throw noOutcome(name);
  const { outcomes, outputs } = occasion.settings;
  if (!outcomes.includes(outcome)) throw outcomeUnknown(name, outcome);
  const missing = outputs.find((key) => key !== "*" && !visit.state.wrote(key));
  if (missing !== undefined) throw outputMissing(name, missing);
  await identify(visit);
  wishSession(visit);
  visit.state.commit();
  return take(outcome);
}

/** The script sends the link itself, once the run is kept: it runs again, up to the function that it has given. */
async function suspended(
  visit: Visit,
  { message, delivers, milliseconds }: Suspension,
  repeated: RepeatedScript,
): Promise<NodeResult> {
  await identify(visit);
  wishSession(visit);
  visit.state.commit();
  const deliver = async ({ url }: ResumeLink): Promise<void> => {
    if (!delivers) return;
    if (url === undefined) throw addressUnknown();
    await repeated.run(url);
  };
  return suspend(message, deliver, milliseconds === undefined ? {} : { milliseconds });
}

function pageOf({ page }: Decision): { readonly page?: Decision["page"] } {
  return Object.keys(page).length === 0 ? {} : { page };
}

/** A user was found, which proves nothing. */
async function identify(visit: Visit): Promise<void> {
  const { user } = visit.decision;
  if (user === undefined) return;
  const object = await findUser(visit, user);
  if (!object) throw userUnknown(visit.name);
  visit.occasion.context.identity.identify(object);
}

function wishSession({ decision, occasion }: Visit): void {
  const { properties, maximumMilliseconds, idleMilliseconds } = decision;
  if (Object.keys(properties).length > 0) occasion.context.session.wish({ properties });
  if (maximumMilliseconds !== undefined) occasion.context.session.wish({ maximumMilliseconds });
  if (idleMilliseconds !== undefined) occasion.context.session.wish({ idleMilliseconds });
}
