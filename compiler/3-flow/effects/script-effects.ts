import type { Member, Node } from "../../2-bind/model.ts";
import type { ScriptRead, ScriptWrite } from "../../2-bind/script-reader.ts";
import type { Read, Write } from "./part-effects.ts";

function readOf({ key, required }: ScriptRead): Read {
  return {
    keys: [key],
    group: key,
    required,
    missing: undefined,
    secret: false,
    to: undefined,
    // Scripts see shared state alone, where no secret is kept.
    scope: "shared",
    except: [],
  };
}

function writeOf({ key, outcome, maybe }: ScriptWrite): Write {
  return {
    key,
    scope: "shared",
    outcomes: [outcome],
    secret: false,
    maybe,
    input: false,
    hashed: false,
  };
}

/**
 * What a script in TypeScript does to the run, as its types say and the runtime holds it to: it reads and writes these
 * keys of shared state, and says nothing about the user. Undefined for a script of which nobody knows what it does.
 */
export function scriptEffects({
  script,
  manifest,
}: Node | Member):
  { readonly reads: readonly Read[]; readonly writes: readonly Write[] } | undefined {
  if (script === undefined || manifest?.effects.anything !== true) return undefined;
  const { outcomes, fault, reads, writes } = script.signature;
  // What is wrong with it has been reported; until then it may do anything.
  if (outcomes === undefined || fault !== undefined) return undefined;
  return { reads: reads.map(readOf), writes: writes.map(writeOf) };
}
