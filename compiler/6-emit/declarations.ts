import { builders } from "prettier/doc";
import type { Connector, Journey, Resource } from "../5-lower/ir.ts";
import { constant, property } from "./layout/assignment.ts";
import { type Expression, hug, object, withTypes } from "./layout/literals.ts";
import { type Doc, mark } from "./layout/mark.ts";
import type { LocalNames } from "./local-names.ts";
import { documented, emitNode, namedObject } from "./nodes.ts";
import { commentText } from "./text/comment.ts";
import { propertyKey, quote } from "./text/quote.ts";
import { schemaObject, settingsObject, text, texts } from "./values.ts";

const { group, hardline, ifBreak, indent, join, line } = builders;

type Declared = Connector | Journey | Resource;

function declare(part: Declared, type: string, value: Expression, names: LocalNames): Doc {
  const name = mark({ span: part.span, name: part.name }, names.symbol(part.name));
  return documented(part.doc, constant(name, type, value));
}

export function emitResource(resource: Resource, names: LocalNames): Doc {
  const schema = schemaObject(resource.schema);
  const value = hug(names.runtime("defineResource"), [quote(resource.name)], schema);
  return declare(resource, names.runtime("ResourceDefinition"), value, names);
}

export function emitConnector(connector: Connector, names: LocalNames): Doc {
  const definition = object(
    [
      property("name", text(connector.name)),
      property("kind", text(connector.kind)),
      property("settings", settingsObject(connector.settings, names)),
    ],
    true,
  );
  const value = hug(names.runtime("defineConnector"), [], definition);
  const type = `${names.runtime("ConnectorDefinition")}<${quote(connector.kind)}>`;
  return declare(connector, type, value, names);
}

/** The types of a journey, then the journey. */
export function emitJourney(journey: Journey, names: LocalNames): readonly Doc[] {
  const nodes = names.nodesType(journey);
  const connectors = journey.connectors.length > 0;
  const connectorsType = connectors ? names.connectorsType(journey) : names.runtime("NoConnectors");
  const definition = object(journeyParts(journey, names), true);
  const callee = withTypes(
    names.runtime("defineJourney"),
    connectors ? [nodes, connectorsType] : [nodes],
  );
  const value = hug(callee, [], definition);
  return [
    nodesUnion(journey, nodes),
    ...(connectors ? [connectorsAlias(journey, connectorsType)] : []),
    declare(journey, `${names.runtime("Journey")}<${connectorsType}>`, value, names),
  ];
}

/** `export type LoginNode = "signIn" | "localLogin";` */
function nodesUnion(journey: Journey, name: string): Doc {
  const literals = journey.nodes.map((node) => quote(node.name));
  const union = group([literals.length > 1 ? ifBreak("| ") : "", join([line, "| "], literals)]);
  return [
    `/** The nodes of ${commentText(journey.name)}. */`,
    hardline,
    group([`export type ${name} =`, group(indent([line, union])), ";"]),
  ];
}

function connectorsAlias(journey: Journey, name: string): Doc {
  const entries = journey.connectors.map(
    (need): Doc => `readonly ${propertyKey(need.name)}: ${quote(need.kind)};`,
  );
  return [
    `/** The connectors that ${commentText(journey.name)} and its inner journeys name, and their kinds. */`,
    hardline,
    [`export type ${name} = {`, indent([hardline, join(hardline, entries)]), hardline, "};"],
  ];
}

function journeyParts(journey: Journey, names: LocalNames): readonly Doc[] {
  const { displayName, start } = journey;
  const kinds = journey.connectors.map((need) => property(need.name, text(need.kind)));
  const startsAt = text(start.text);
  return [
    property("name", text(journey.name)),
    ...(displayName
      ? [property("displayName", text(displayName.text), { span: displayName.span })]
      : []),
    ...(journey.innerTreeOnly ? ["innerTreeOnly: true"] : []),
    ...(journey.resource === undefined ? [] : [["resource: ", names.symbol(journey.resource)]]),
    property("connectors", object(kinds, kinds.length > 1)),
    ...(journey.receives.length > 0 ? [property("receives", texts(journey.receives))] : []),
    property("start", { ...startsAt, doc: mark({ span: start.span }, startsAt.doc as string) }),
    property(
      "nodes",
      namedObject(journey.nodes, (node) => emitNode(node, names)),
    ),
  ];
}
