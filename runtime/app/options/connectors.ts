import type { Connector } from "../../connectors/connector.ts";
import { isObject } from "../../json.ts";
import type { Journey } from "../../machine/journey.ts";
import type { Mistake } from "../../machine/link.ts";
import type { Shapes } from "./shape.ts";

/** A connector for each name, of the kind that the journeys want. */
type Connectors<Kinds> = {
  readonly [Name in keyof Kinds]: Connector<Kinds[Name] & string>;
};

/** The option `connectors` where nothing is known about the journeys, or they name none. */
export interface NoConnectorsNeeded {
  readonly connectors?: Readonly<Record<string, Connector>>;
}

/** The option `connectors`: needed where the journeys name connectors, and then all of them. */
export type ConnectorOption<Kinds> = string extends keyof Kinds
  ? NoConnectorsNeeded
  : [keyof Kinds] extends [never]
    ? NoConnectorsNeeded
    : { readonly connectors: Connectors<Kinds> & Readonly<Record<string, Connector>> };

export const connectorShapes: Shapes<NoConnectorsNeeded> = {
  connectors: { wanted: "an object with a connector for each name", is: isObject },
};

/** Whether the app provides what the journeys name. */
export function checkConnectors(
  { connectors = {} }: NoConnectorsNeeded,
  journeys: readonly Pick<Journey, "connectors">[],
): readonly Mistake[] {
  const given = new Map(Object.entries(connectors));
  const wanted = new Map(journeys.flatMap((journey) => Object.entries(journey.connectors)));
  return [...wanted].flatMap(([name, kind]) => {
    const connector = given.get(name);
    if (!connector) return [missing(name, kind)];
    return connector.kind === kind ? [] : [ofAnotherKind(name, connector.kind, kind)];
  });
}

function missing(name: string, kind: string): Mistake {
  return {
    code: "connector-missing",
    message: `The journeys name the connector \`${name}\` (${kind}), which the app does not provide.`,
    fix: `Pass \`connectors: { ${name}: … }\`.`,
  };
}

function ofAnotherKind(name: string, given: string, wanted: string): Mistake {
  return {
    code: "connector-kind-wrong",
    message: `The connector \`${name}\` is of kind ${given}; the journeys want ${wanted}.`,
    fix: `Pass a connector of kind ${wanted} under this name.`,
  };
}
