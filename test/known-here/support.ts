import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { CheckContext } from "../../compiler/4-check/context.ts";
import { type Known, KnownFacts, knownIn, signatureOf } from "../../compiler/analysis.ts";
import { createWorkspace } from "../../compiler/workspace.ts";
import { userSchema } from "../check/program.ts";

/** A program with what is known in it. */
export class Program {
  readonly context: CheckContext;

  constructor(text: string) {
    const host = new MemoryHost({ "a.journey": text, "alpha_user.schema.json": userSchema });
    this.context = new CheckContext(createWorkspace(host).bind(["a.journey"]).program);
  }

  #journey(name: string) {
    const found = this.context.journeys.find(({ journey }) => journey.name === name);
    if (found === undefined) throw new Error(`There is no journey ${name}.`);
    return found.journey;
  }

  facts(journey: string): KnownFacts {
    return knownIn(this.context, this.#journey(journey));
  }

  at(journey: string, node: string): Known {
    const found = this.#journey(journey).nodes.get(node);
    if (found === undefined) throw new Error(`There is no node ${node}.`);
    return this.facts(journey).at(found);
  }

  after(journey: string, node: string, outcome: string): Known | undefined {
    const found = this.#journey(journey).nodes.get(node);
    return found && this.facts(journey).after(found, outcome);
  }

  signature(journey: string) {
    return signatureOf(this.context, this.#journey(journey));
  }
}

/** The keys that are set on every path. */
export function surely({ keys }: Known): readonly string[] {
  return keys.filter((one) => one.surely).map(({ key }) => key);
}

/** The keys that are set on some path and not on every one. */
export function perhaps({ keys }: Known): readonly string[] {
  return keys.filter((one) => !one.surely).map(({ key }) => key);
}
