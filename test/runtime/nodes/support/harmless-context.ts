import type { Connector, Directory } from "@journeyc/runtime";
import type { Devices } from "../../../../runtime/directory/devices.ts";
import type { NodeContext } from "../../../../runtime/machine/node-type.ts";

/** What a node that says it is harmless may ask of the directory before it has counted an attempt. */
const reads = new Set<PropertyKey>(["read", "find", "check"]);

/**
 * A context in which everything that would be noticed outside of the run fails until an attempt was counted: so a node
 * may run in a step that somebody else goes on with.
 */
export function harmlessContext<Settings>(context: NodeContext<Settings>): NodeContext<Settings> {
  let counted = false;
  const guard = <Target extends object>(
    target: Target,
    allowed: ReadonlySet<PropertyKey>,
  ): Target =>
    new Proxy(target, {
      get(_, name) {
        if (!counted && !allowed.has(name)) throw new Error(`${String(name)} before counting`);
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === "function" ? (member.bind(target) as unknown) : member;
      },
    });
  const connectors = [...context.connectors].map(
    ([name, connector]) =>
      [name, guard<Connector>(connector, new Set(["kind", "objectTypes"]))] as const,
  );
  return {
    ...context,
    directory: guard<Directory>(context.directory, reads),
    devices: guard<Devices>(context.devices, new Set(["list", "find"])),
    connectors: new Map(connectors),
    mail: context.mail && guard(context.mail, new Set()),
    attempts: {
      count: async (name) => {
        const attempt = await context.attempts.count(name);
        counted = true;
        return attempt;
      },
    },
  };
}
