import { moduleFormat } from "@journeyc/runtime/catalogue";
import { builders } from "prettier/doc";
import type { Connector, Journey, Resource } from "../5-lower/ir.ts";
import type { Form } from "./form.ts";
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

function define(
  part: Declared,
  type: string,
  value: Expression,
  names: LocalNames,
  form: Form,
): Doc {
  const name = mark({ span: part.span, name: part.name }, names.symbol(part.name));
  return documented(part.doc, constant(name, form === "typescript" ? type : undefined, value));
}

/** As a declaration file has it: `export declare const login: Journey<NoConnectors>;`. */
function declare(part: Declared, type: string, names: LocalNames): Doc {
  return documented(part.doc, `export declare const ${names.symbol(part.name)}: ${type};`);
}

export function emitResource(resource: Resource, names: LocalNames, form: Form): Doc {
  const schema = schemaObject(resource.schema);
  const value = hug(names.runtime("defineResource"), [quote(resource.name)], schema);
  return define(resource, names.runtime("ResourceDefinition"), value, names, form);
}

export function declareResource(resource: Resource, names: LocalNames): Doc {
  return declare(resource, names.runtime("ResourceDefinition"), names);
}

export function emitConnector(connector: Connector, names: LocalNames, form: Form): Doc {
  const definition = object(
    [
      property("name", text(connector.name)),
      property("kind", text(connector.kind)),
      property("settings", settingsObject(connector.settings, names)),
    ],
    true,
  );
  const value = hug(names.runtime("defineConnector"), [], definition);
  const defined = define(connector, connectorType(connector, names), value, names, form);
  if (connector.packages.length === 0) return defined;
  // The names are those of a manifest of ours, never of a file.
  const packages = connector.packages.join(" ");
  return [`// An app with this connector needs: npm install ${packages}`, hardline, defined];
}

export function declareConnector(connector: Connector, names: LocalNames): Doc {
  return declare(connector, connectorType(connector, names), names);
}

function connectorType({ kind }: Connector, names: LocalNames): string {
  return `${names.runtime("ConnectorDefinition")}<${quote(kind)}>`;
}

/** The types of a journey, then the journey. */
export function emitJourney(journey: Journey, names: LocalNames, form: Form): readonly Doc[] {
  const nodes = names.nodesType(journey);
  const connectors = connectorsTypeOf(journey, names);
  const definition = object(journeyParts(journey, names), true);
  const own = journey.connectors.length > 0 ? [nodes, connectors] : [nodes];
  const callee = names.runtime("defineJourney");
  const value = hug(form === "typescript" ? withTypes(callee, own) : callee, [], definition);
  return [
    ...(form === "typescript" ? journeyTypes(journey, names) : []),
    define(journey, `${names.runtime("Journey")}<${connectors}>`, value, names, form),
  ];
}

export function declareJourney(journey: Journey, names: LocalNames): readonly Doc[] {
  const type = `${names.runtime("Journey")}<${connectorsTypeOf(journey, names)}>`;
  return [...journeyTypes(journey, names), declare(journey, type, names)];
}

function connectorsTypeOf(journey: Journey, names: LocalNames): string {
  return journey.connectors.length > 0
    ? names.connectorsType(journey)
    : names.runtime("NoConnectors");
}

function journeyTypes(journey: Journey, names: LocalNames): readonly Doc[] {
  return [
    nodesUnion(journey, names.nodesType(journey)),
    ...(journey.connectors.length > 0
      ? [connectorsAlias(journey, names.connectorsType(journey))]
      : []),
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
    `format: ${moduleFormat}`,
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
