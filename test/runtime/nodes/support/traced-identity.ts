import type { ManagedObject } from "../../../../runtime/directory/directory.ts";
import { nobody, RunIdentity } from "../../../../runtime/machine/identity.ts";

/** The machine's identity of a run, which writes down what a node says about it. */
export class TracedIdentity extends RunIdentity {
  readonly said: ("identify" | "prove" | "proveRemotely")[] = [];

  constructor() {
    super(nobody);
  }

  override identify(object: ManagedObject, by: { attribute: string; value: string }): void {
    this.said.push("identify");
    super.identify(object, by);
  }

  override prove(object: ManagedObject): void {
    this.said.push("prove");
    super.prove(object);
  }

  override proveRemotely(remote: { connector: string; name: string; id: string }): void {
    this.said.push("proveRemotely");
    super.proveRemotely(remote);
  }
}
