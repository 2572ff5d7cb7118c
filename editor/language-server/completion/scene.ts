import {
  type ConnectorDeclaration,
  type Diagnostic,
  type JourneyDeclaration,
  journeySettings,
  type NodeDeclaration,
  type PageDeclaration,
  type PageMember,
  type Program,
  type Resource,
  type Setting,
  type Span,
  type Wiring,
} from "journeyc/analysis";
import type { NodeManifest, OutcomeManifest, SettingsSchema } from "@journeyc/grammar/manifest";
import { outcomesOfNode } from "./node-outcomes.ts";
import { placeAt } from "../cursor/place-at.ts";
import type { Heading, Place } from "../cursor/place.ts";
import type { Bound } from "../project/project.ts";
import type { AskedAt, Session } from "../session.ts";

type BodyDeclaration =
  JourneyDeclaration | ConnectorDeclaration | NodeDeclaration | PageDeclaration | PageMember;

/** The body that the cursor is in, as far as it has been written. */
export interface Body {
  readonly heading: Heading;
  /** Of a node, a page or a member; undefined when the type is opaque or unknown. */
  readonly manifest: NodeManifest | undefined;
  readonly schema: SettingsSchema | undefined;
  readonly declaration: BodyDeclaration | undefined;
  readonly settings: readonly Setting[];
  readonly wirings: readonly Wiring[];
  /** Undefined when they are not known. */
  readonly outcomes: readonly OutcomeManifest[] | undefined;
}

/** All that proposals are made from: where the cursor is, and what the program around it says. */
export interface Scene extends Bound, AskedAt {
  readonly place: Place;
  readonly journey: JourneyDeclaration | undefined;
  /** What the journey is about; the only resource that the file knows where it does not say. */
  readonly resource: Resource | undefined;
  readonly page: PageDeclaration | undefined;
  readonly body: Body | undefined;
  /** The name of the node or page that is being written, `""` where there is none. */
  readonly self: string;
  /** The findings of the file, as the editor was last told. */
  findings(): readonly Diagnostic[];
}

/** Undefined when the file cannot be read. */
export function sceneAt(asked: AskedAt, session: Session): Scene | undefined {
  const bound = asked.project.bound(asked.path);
  if (bound === undefined) return undefined;
  const place = placeAt(asked.lines.text, asked.offset);
  const journey = around(
    asked.source.declarations.filter((one) => one.kind === "Journey"),
    place.journey,
  );
  const nodes = journey?.nodes ?? [];
  const page = around(
    nodes.filter((one) => one.kind === "Page"),
    place.page,
  );
  const resources = [...bound.file.scope.values()].filter((one) => one.kind === "resource");
  const named = journey?.resource && bound.file.scope.get(journey.resource.text);
  return {
    ...asked,
    ...bound,
    place,
    journey,
    page,
    resource: named?.kind === "resource" ? named : onlyOne(resources),
    body: bodyAt(place, withImported(bound), asked, journey, page),
    self: selfOf(place, asked.lines.text),
    findings: () => session.diagnostics.of(asked.project, asked.path),
  };
}

/** The program, with the node types that the file imports among those of the catalogue. */
function withImported({ program, file }: Pick<Scene, "program" | "file">): Program {
  if (file.nodeTypes.size === 0) return program;
  const imported = [...file.nodeTypes].map(([name, { manifest }]) => [name, manifest] as const);
  const nodes = new Map([...program.catalogue.nodes, ...imported]);
  return { ...program, catalogue: { ...program.catalogue, nodes } };
}

/** The node around the cursor, or the one whose heading the cursor is in. */
function selfOf({ wanted, replace, body, page }: Place, text: string): string {
  const isHeading = wanted.kind === "nodeType" && !wanted.member;
  if (isHeading) return nameBefore(text, replace.start);
  return page?.name ?? (body?.kind === "node" ? body.name : "");
}

/** The name in front of a colon: `node x "Display name": <|>`. */
export function nameBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - 300), offset);
  return /([A-Za-z_]\w*)[ \t]*(?:"[^"\n]*")?[ \t]*:\s*$/.exec(before)?.[1] ?? "";
}

function onlyOne<T>([first, second]: readonly T[]): T | undefined {
  return second === undefined ? first : undefined;
}

/** The declaration whose body a heading opens. */
function around<T extends { readonly span: Span }>(
  declarations: readonly T[],
  heading: Heading | undefined,
): T | undefined {
  if (heading === undefined) return undefined;
  return declarations.find(
    ({ span }) => span.start <= heading.brace && heading.brace <= span.end && span.end > span.start,
  );
}

function bodyAt(
  { body: heading }: Place,
  program: Program,
  { source }: AskedAt,
  journey: JourneyDeclaration | undefined,
  page: PageDeclaration | undefined,
): Body | undefined {
  if (heading === undefined) return undefined;
  const { catalogue } = program;
  const nothing = { heading, manifest: undefined, wirings: [], outcomes: undefined };
  switch (heading.kind) {
    case "journey":
      return {
        ...nothing,
        schema: journeySettings,
        declaration: journey,
        settings: journey?.settings ?? [],
      };
    case "connector": {
      const connectors = source.declarations.filter((one) => one.kind === "Connector");
      const schema = catalogue.connectors.get(heading.type)?.settings;
      const declaration: ConnectorDeclaration | undefined = around(connectors, heading);
      return { ...nothing, schema, declaration, settings: declaration?.settings ?? [] };
    }
    case "page":
      return bodyOf(heading, catalogue.nodes.get("Page"), page, program);
    case "node": {
      const nodes = journey?.nodes.filter((one) => one.kind === "Node") ?? [];
      return bodyOf(heading, typeOf(heading, catalogue), around(nodes, heading), program);
    }
    case "member": {
      const member = around(page?.members ?? [], heading);
      return bodyOf(heading, typeOf(heading, catalogue), member, program);
    }
  }
}

function typeOf({ type, opaque }: Heading, { nodes }: Program["catalogue"]) {
  return opaque || type === "Page" ? undefined : nodes.get(type);
}

function bodyOf(
  heading: Heading,
  manifest: NodeManifest | undefined,
  declaration: NodeDeclaration | PageDeclaration | PageMember | undefined,
  program: Program,
): Body {
  return {
    heading,
    manifest,
    schema: manifest?.settings,
    declaration,
    settings: declaration?.settings ?? [],
    wirings: declaration === undefined || declaration.kind === "Member" ? [] : declaration.wirings,
    outcomes: declaration && outcomesOfNode(declaration, program),
  };
}

/** True for the name or text that the cursor is in, and that a proposal replaces. */
export function isAtCursor(span: Span, { replace }: Place): boolean {
  return span.end > span.start && span.start <= replace.start && replace.end <= span.end;
}

/** The rest of the line behind what a proposal replaces. */
export function restOfLine({ lines, place }: Pick<Scene, "lines" | "place">): string {
  const rest = lines.text.slice(place.replace.end, place.replace.end + 1_000);
  return rest.split(/\r?\n/, 1)[0] ?? "";
}

/** True where the line ends behind the cursor: more than a word can be written there. */
export function isAtLineEnd(scene: Pick<Scene, "lines" | "place">): boolean {
  return /^\s*(?:\/\/.*|\}\s*)?$/.test(restOfLine(scene));
}
