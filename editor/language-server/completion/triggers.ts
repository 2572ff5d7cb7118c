import type { Place, Wanted } from "../cursor/place.ts";

/** What may be wanted when one of these has just been typed, so that the editor asks by itself. */
const wantedBehind: Readonly<Record<string, readonly Wanted["kind"][] | undefined>> = {
  ":": ["nodeType", "value", "connectorKind"],
  ">": ["target"],
  " ": [
    "nodeName",
    "nodeType",
    "value",
    "connectorKind",
    "target",
    "outcome",
    "resource",
    "requirement",
    "importedName",
    "importPath",
    "schemaPath",
  ],
  '"': ["value", "importPath", "schemaPath"],
  ".": ["environmentName", "requirementOutcome", "importPath", "schemaPath", "value"],
  "/": ["value", "importPath", "schemaPath", "resource"],
  "(": ["allowedCode", "value"],
  "@": ["annotation"],
  "{": ["importedName", "key"],
  ",": ["outcome", "importedName", "value", "key"],
};

export const triggerCharacters: readonly string[] = Object.keys(wantedBehind);

/** True where a list of proposals helps whoever has typed a character, and does not stand in the way. */
export function helpsBehind(character: string, { wanted, quoted, prefix }: Place): boolean {
  if (wantedBehind[character]?.includes(wanted.kind) !== true) return false;
  // Blanks and signs inside of a text are its own, but for a query filter, whose words they end.
  const isFreeText = quoted && prefix !== "" && prefix !== character;
  return !isFreeText || /[/.( ]/.test(character);
}
