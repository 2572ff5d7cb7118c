import type { CodeLens, Command, Location, Position } from "vscode-languageserver";
import { callsTo, mayBeRun } from "../code-lens/callers.ts";
import type { Feature } from "../feature.ts";
import { rangeOf } from "../positions.ts";
import type { Session } from "../session.ts";

/**
 * Commands that the editor carries out, since the server cannot: only those are offered that it says it has
 * (`commands` of the initialization options).
 */
const commands = {
  /** Shows places: `(uri: string, position: Position, locations: Location[])`. */
  showReferences: "journey.showReferences",
  /** Shows a journey as a diagram: `(uri: string, journey: string)`. */
  preview: "journey.preview",
} as const;

/** What a line is about that has not been worked out yet. */
interface Unresolved {
  readonly uri: string;
  readonly journey: string;
}

function unresolvedOf({ data }: CodeLens): Unresolved | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { uri, journey } = data as { readonly uri?: unknown; readonly journey?: unknown };
  return typeof uri === "string" && typeof journey === "string" ? { uri, journey } : undefined;
}

/** Above each journey: who runs it, and a picture of it. */
export const feature: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),
  register(connection, session) {
    connection.onCodeLens(({ textDocument: { uri } }) => lensesOf(uri, session));
    connection.onCodeLensResolve(async (lens) => {
      const unresolved = unresolvedOf(lens);
      if (unresolved === undefined) return lens;
      return { ...lens, command: await usedBy(unresolved, lens.range.start, session) };
    });
    // Who runs a journey is said in other files.
    session.documents.onDidSave(() => void session.configuration.refresh());
  },
};

async function lensesOf(uri: string, session: Session): Promise<CodeLens[] | null> {
  const { codeLens } = await session.configuration.get();
  const asked = session.asked({ uri });
  const bound = asked?.project.bound(asked.path);
  if (asked === undefined || bound === undefined) return null;
  const canPreview = codeLens.preview && session.options.commands.includes(commands.preview);
  return bound.file.journeys.flatMap((journey): CodeLens[] => {
    const range = rangeOf(asked.lines, journey.declaration.name.span);
    const data: Unresolved = { uri, journey: journey.name };
    const preview: Command = {
      title: "preview",
      command: commands.preview,
      arguments: [uri, journey.name],
    };
    return [
      ...(codeLens.references && mayBeRun(journey, asked) ? [{ range, data }] : []),
      ...(canPreview ? [{ range, command: preview }] : []),
    ];
  });
}

async function usedBy(
  { uri, journey }: Unresolved,
  position: Position,
  session: Session,
): Promise<Command> {
  const project = session.projectOf(uri);
  const calls = await callsTo({ project, path: project.uris.pathOf(uri) }, journey);
  const count = new Set(calls.map(({ caller }) => caller)).size;
  const locations: Location[] = calls.map(({ caller, span }) =>
    session.locationOf(project, { file: caller.file, span }),
  );
  const title =
    count === 1 ? "used by 1 journey" : `used by ${count === 0 ? "no" : count} journeys`;
  const isOffered = count > 0 && session.options.commands.includes(commands.showReferences);
  // Without a command it is a text that cannot be clicked.
  if (!isOffered) return { title, command: "" };
  return { title, command: commands.showReferences, arguments: [uri, position, locations] };
}
