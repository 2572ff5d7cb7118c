import type { NodeManifest } from "@journeyc/grammar/manifest";
import { manifestFault } from "@journeyc/runtime/catalogue";
import type { Node, Type } from "ts-morph";
import { contradictionsOf } from "../catalogue/contradictions.ts";
import { shapeFaults } from "../catalogue/validate.ts";
import type { Json } from "../interop/json.ts";
import { literalValue, Unreadable } from "./literal-value.ts";

/**
 * The manifest that a type of literals says. TypeScript has held it to its contract, unless the module has errors, casts
 * or is JavaScript: so it is held to it here, as an entry of a catalogue is.
 * @param documentation what is said of the node type where its manifest does not say it in one literal
 */
export function manifestOfType(type: Type, at: Node, documentation: string): NodeManifest {
  if (type.getSymbol()?.getName() === "NodeManifest")
    throw new Unreadable(
      "nothing is known of its manifest but that it is a `NodeManifest`: it does not fit that type, or has an annotation",
    );
  const read = literalValue(type, at, "");
  // JSON by now, as literals and tuples are.
  const [misfit] = shapeFaults([read as Json]);
  if (misfit !== undefined) {
    const place = misfit.path.slice(1).join(".");
    throw new Unreadable(`${place === "" ? "its manifest" : `\`${place}\``} ${misfit.fault}`);
  }
  const manifest = read as NodeManifest; // The schema says what a manifest is.
  const fault = manifestFault(manifest) ?? contradictionsOf(manifest)[0]?.fault;
  if (fault !== undefined) throw new Unreadable(fault);
  return manifest.documentation === "" ? { ...manifest, documentation } : manifest;
}
