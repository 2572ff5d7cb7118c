/** A value that AM takes from its environment: `&{esv.tenant.id}` (Environment-specific variables and secrets). */
const placeholder = /^&\{([A-Za-z0-9_.-]+)\}$/;

/** The name in a text that is a placeholder as a whole; undefined for others, and for those with a default. */
export function placeholderName(text: string): string | undefined {
  return placeholder.exec(text)?.[1];
}

/** The names in a text that placeholders are a part of: `https://&{esv.host}/login`. */
export function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(/&\{([^}|]+)[^}]*\}/g)].flatMap(([, name]) => name ?? []);
}

/** `esv.tenant.id` is `TENANT_ID` in a journey. */
export function environmentName(name: string): string {
  const bare = name.replace(/^esv[.-]/, "").replace(/[^A-Za-z0-9]+/g, "_");
  return (/^\d/.test(bare) ? `_${bare}` : bare).toUpperCase() || "VALUE";
}

/** The placeholder's name for a value that no import has named: `TENANT_ID` is `esv.tenant.id`. */
export function usualPlaceholder(environment: string): string {
  return `esv.${environment.toLowerCase().split("_").filter(Boolean).join(".")}`;
}

/** A placeholder where AM wants something else than text says which type it has: `{ "$int": "&{esv.n}" }`. */
export const typeMarks: Readonly<Record<string, string>> = {
  integer: "$int",
  number: "$number",
  boolean: "$bool",
  array: "$list",
  object: "$object",
};
