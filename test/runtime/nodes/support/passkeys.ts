import { webauthnAuthenticationNode } from "@journeyc/runtime/nodes/webauthn-authentication-node";
import { webauthnRegistrationNode } from "@journeyc/runtime/nodes/webauthn-registration-node";
import type { ManagedObject } from "../../../../runtime/directory/directory.ts";
import type { JsonObject } from "../../../../runtime/json.ts";
import type { Answer, Callback } from "../../../../runtime/machine/callbacks.ts";
import type { NodeResult } from "../../../../runtime/machine/node-type.ts";
import type { Settings } from "../../../../runtime/machine/settings.ts";
import { SoftwareAuthenticator, type Deviation } from "../../../support/software-authenticator.ts";
import { answer } from "./answers.ts";
import { clientRequest } from "./client-request.ts";
import { Bench } from "./run-node.ts";
import { ada, resource } from "./schema.ts";

export const origin = "https://id.example.com";

/** Ada, who has shown her password, at the app's own address. */
export class PasskeyBench {
  readonly bench: Bench;
  readonly user: ManagedObject;
  readonly device = new SoftwareAuthenticator(origin);

  constructor(bench: Bench, user: ManagedObject) {
    this.bench = bench;
    this.user = user;
  }

  static async open(): Promise<PasskeyBench> {
    const bench = await Bench.open();
    const user = await bench.directory.create(resource.name, ada);
    bench.request = clientRequest({ origin });
    bench.shared.set("username", "ada@example.com");
    bench.identity.prove(user);
    return new PasskeyBench(bench, user);
  }

  register(
    settings: Settings = {},
    deviation: Deviation = {},
    device = this.device,
  ): Promise<NodeResult> {
    return this.#ceremony(webauthnRegistrationNode, settings, (data) =>
      device.create(data, deviation),
    );
  }

  signOn(
    settings: Settings = {},
    deviation: Deviation = {},
    device = this.device,
  ): Promise<NodeResult> {
    return this.#ceremony(webauthnAuthenticationNode, settings, (data) =>
      device.get(data, deviation),
    );
  }

  async #ceremony(
    type: typeof webauthnAuthenticationNode | typeof webauthnRegistrationNode,
    settings: Settings,
    respond: (data: JsonObject) => string,
  ): Promise<NodeResult> {
    // Each code is hashed as slowly as a password.
    const registers = type === webauthnRegistrationNode;
    const given = {
      asScript: false,
      ...(registers ? { generateRecoveryCodes: false } : {}),
      ...settings,
    };
    // Both take the same answers; the types of their outcomes differ.
    const run = (input = {}): Promise<NodeResult> =>
      registers
        ? this.bench.run(webauthnRegistrationNode, given, input)
        : this.bench.run(webauthnAuthenticationNode, given, input);
    const asked = await run();
    if (asked.kind !== "ask") return asked;
    const answers = answersTo(asked.callbacks, respond(dataOf(asked.callbacks)));
    return run({ answers, memory: asked.memory });
  }
}

/** The data that a client gets. */
export function dataOf(callbacks: readonly Callback[]): JsonObject {
  // What the node asks is JSON of ours.
  return callbacks[0]?.output.find(({ name }) => name === "data")?.value as JsonObject;
}

/** What a client sends back, with this as the hidden value. */
export function answersTo(callbacks: readonly Callback[], hidden: string): readonly Answer[] {
  return callbacks.map(({ type, input }) =>
    type === "HiddenValueCallback" ? answer(hidden) : answer(input[0]?.value),
  );
}
