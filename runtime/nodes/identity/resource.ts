import { JourneyError } from "../../errors.ts";
import type { ResourceDefinition } from "../../machine/journey.ts";
import type { NodeContext } from "../../machine/node-type.ts";

/**
 * The managed object type that the journey is about.
 * @throws JourneyError `node-resource-missing` when the journey names none
 */
export function journeyResource(context: Pick<NodeContext<never>, "resource">): ResourceDefinition {
  if (context.resource) return context.resource;
  throw new JourneyError(
    "node-resource-missing",
    "The node needs stored objects, but its journey names no resource.",
    "Write the resource after the journey's name: `journey Name on managed/user { … }`.",
  );
}

/**
 * The journey's resource, which a node that repeats it as `identityResource` must agree with (as in AM).
 * @throws JourneyError `node-resource-missing`, `node-resource-mismatch`
 */
export function agreedResource(
  context: Pick<NodeContext<never>, "resource">,
  identityResource: string,
): ResourceDefinition {
  const resource = journeyResource(context);
  if (resource.name === identityResource) return resource;
  throw new JourneyError(
    "node-resource-mismatch",
    `The node works on \`${identityResource}\`, but its journey is about \`${resource.name}\`.`,
    "Set `identityResource` to the journey's resource.",
  );
}
