import { moduleFormat } from "@journeyc/runtime/catalogue";
import type { Connector, Journey, Resource } from "../5-lower/ir.ts";
import type { Form } from "./form.ts";
import type { Expression, Property } from "./layout/expression.ts";
import {
  hug,
  identifier,
  number,
  object,
  ownProperty,
  property,
  string,
  token,
} from "./layout/literals.ts";
import { writeConstant, writeUnion } from "./layout/statements.ts";
import type { Writer } from "./layout/writer.ts";
import type { LocalNames } from "./local-names.ts";
import { emitNode, namedObject } from "./nodes.ts";
import { commentText, docCommentLines } from "./text/comment.ts";
import { propertyKey, quote } from "./text/quote.ts";
import { schemaObject, settingsObject, texts } from "./values.ts";

type Declared = Connector | Journey | Resource;

function define(
  writer: Writer,
  part: Declared,
  type: string | undefined,
  value: Expression,
  names: LocalNames,
): void {
  for (const line of docCommentLines(part.doc)) writer.line(line);
  writeConstant(writer, { name: names.symbol(part.name), origin: part }, type, value);
}

/** As a declaration file has it: `export declare const login: Journey<NoConnectors>;`. */
function declare(writer: Writer, part: Declared, type: string, names: LocalNames): void {
  writer.line();
  for (const line of docCommentLines(part.doc)) writer.line(line);
  writer.line(`export declare const ${names.symbol(part.name)}: ${type};`);
}

export function writeResource(
  writer: Writer,
  resource: Resource,
  names: LocalNames,
  form: Form,
): void {
  const schema = schemaObject(resource.schema);
  const value = hug(identifier(names.runtime("defineResource")), [string(resource.name)], schema);
  const type = form === "typescript" ? names.runtime("ResourceDefinition") : undefined;
  writer.line();
  define(writer, resource, type, value, names);
}

export function declareResource(writer: Writer, resource: Resource, names: LocalNames): void {
  declare(writer, resource, names.runtime("ResourceDefinition"), names);
}

export function writeConnector(
  writer: Writer,
  connector: Connector,
  names: LocalNames,
  form: Form,
): void {
  const definition = object(
    [
      ownProperty("name", string(connector.name)),
      ownProperty("kind", string(connector.kind)),
      ownProperty("settings", settingsObject(connector.settings, names)),
    ],
    true,
  );
  const type = form === "typescript" ? connectorType(connector, names) : undefined;
  writer.line();
  if (connector.packages.length > 0) {
    // The names are those of a manifest of ours, never of a file.
    const packages = connector.packages.join(" ");
    writer.line(`// An app with this connector needs: npm install ${packages}`);
  }
  define(
    writer,
    connector,
    type,
    hug(identifier(names.runtime("defineConnector")), [], definition),
    names,
  );
}

export function declareConnector(writer: Writer, connector: Connector, names: LocalNames): void {
  declare(writer, connector, connectorType(connector, names), names);
}

function connectorType({ kind }: Connector, names: LocalNames): string {
  return `${names.runtime("ConnectorDefinition")}<${quote(kind)}>`;
}

/** The types of a journey, then the journey. */
export function writeJourney(
  writer: Writer,
  journey: Journey,
  names: LocalNames,
  form: Form,
): void {
  const definition = object(journeyParts(journey, names), true);
  const callee = identifier(names.runtime("defineJourney"));
  if (form === "javascript") {
    writer.line();
    return define(writer, journey, undefined, hug(callee, [], definition), names);
  }
  const nodes = names.nodesType(journey);
  const connectors = connectorsTypeOf(journey, names);
  const own = journey.connectors.length > 0 ? [nodes, connectors] : [nodes];
  writeJourneyTypes(writer, journey, names);
  writer.line();
  const type = `${names.runtime("Journey")}<${connectors}>`;
  define(
    writer,
    journey,
    type,
    hug(
      callee,
      [],
      definition,
      own.map((name) => identifier(name)),
    ),
    names,
  );
}

export function declareJourney(writer: Writer, journey: Journey, names: LocalNames): void {
  const type = `${names.runtime("Journey")}<${connectorsTypeOf(journey, names)}>`;
  writeJourneyTypes(writer, journey, names);
  declare(writer, journey, type, names);
}

function connectorsTypeOf(journey: Journey, names: LocalNames): string {
  return journey.connectors.length > 0
    ? names.connectorsType(journey)
    : names.runtime("NoConnectors");
}

function writeJourneyTypes(writer: Writer, journey: Journey, names: LocalNames): void {
  const name = commentText(journey.name);
  writer.line();
  writer.line(`/** The nodes of ${name}. */`);
  const literals = journey.nodes.map((node) => quote(node.name));
  writeUnion(writer, names.nodesType(journey), literals);
  if (journey.connectors.length === 0) return;
  writer.line();
  writer.line(`/** The connectors that ${name} and its inner journeys name, and their kinds. */`);
  writer.line(`export type ${names.connectorsType(journey)} = {`);
  for (const need of journey.connectors) {
    writer.line(`  readonly ${propertyKey(need.name)}: ${quote(need.kind)};`);
  }
  writer.line("};");
}

function journeyParts(journey: Journey, names: LocalNames): readonly Property[] {
  const { displayName, start } = journey;
  const kinds = journey.connectors.map((need) => property(need.name, string(need.kind)));
  const parts: Property[] = [
    ownProperty("format", number(moduleFormat)),
    ownProperty("name", string(journey.name)),
  ];
  if (displayName) {
    parts.push(ownProperty("displayName", string(displayName.text), displayName));
  }
  if (journey.innerTreeOnly) parts.push(ownProperty("innerTreeOnly", token("true")));
  if (journey.resource !== undefined) {
    // Prettier would put a long name on the next line.
    parts.push(ownProperty("resource", identifier(names.symbol(journey.resource))));
  }
  parts.push(ownProperty("connectors", object(kinds, kinds.length > 1)));
  if (journey.receives.length > 0) parts.push(ownProperty("receives", texts(journey.receives)));
  parts.push(
    ownProperty("start", string(start.text, start)),
    ownProperty(
      "nodes",
      namedObject(journey.nodes, (node) => emitNode(node, names)),
    ),
  );
  return parts;
}
