import {
  isObject,
  type Json,
  type JsonObject,
  fromEntries,
  objectAt,
  own,
  textAt,
} from "../json.ts";

/** What a configuration keeps apart from its journeys and journeys name, in frodo's shape. */
export interface Dependencies {
  readonly scripts: JsonObject;
  readonly emailTemplates?: JsonObject;
  readonly socialIdentityProviders?: JsonObject;
  /** By id. */
  readonly themes?: JsonObject;
}

function settingsOf(document: JsonObject): readonly JsonObject[] {
  const nodes = [objectAt(document, "nodes"), objectAt(document, "innerNodes")];
  return nodes.flatMap((settings) => Object.values(settings)).filter(isObject);
}

/** The theme that a page's `stage` names, which is JSON inside a string where it is not a plain name. */
function themeOf(settings: JsonObject): string | undefined {
  const stage = textAt(settings, "stage");
  if (stage === undefined || !stage.startsWith("{")) return undefined;
  try {
    const value = JSON.parse(stage) as Json;
    return isObject(value) ? textAt(value, "themeId") : undefined;
  } catch {
    return undefined;
  }
}

function texts(value: Json | undefined): readonly string[] {
  const items: readonly Json[] = Array.isArray(value) ? value : [];
  return items.filter((item) => typeof item === "string");
}

/** The entries of a pool that are named, without those that the document has already. */
function named(
  pool: JsonObject | undefined,
  names: readonly string[],
  present: (name: string) => boolean,
): readonly (readonly [string, Json])[] {
  return [...new Set(names)].flatMap((name) => {
    const value = pool && own(pool, name);
    return value === undefined || present(name) ? [] : [[name, value] as const];
  });
}

function withMap(
  document: JsonObject,
  key: string,
  pool: JsonObject | undefined,
  names: readonly string[],
): JsonObject {
  const present = objectAt(document, key);
  const added = named(pool, names, (name) => Object.hasOwn(present, name));
  if (added.length === 0) return document;
  return { ...document, [key]: fromEntries([...Object.entries(present), ...added]) };
}

function withThemes(document: JsonObject, pool: JsonObject | undefined, ids: readonly string[]) {
  const value = own(document, "themes");
  const present: readonly Json[] = Array.isArray(value) ? value : [];
  const has = (id: string): boolean =>
    present.some((theme) => isObject(theme) && textAt(theme, "_id") === id);
  const added = named(pool, ids, has).map(([, theme]) => theme);
  return added.length === 0 ? document : { ...document, themes: [...present, ...added] };
}

/** The document with what it names of a configuration; what it has already stays as it is. */
export function attach(document: JsonObject, pool: Dependencies): JsonObject {
  const settings = settingsOf(document);
  // Scripts are named in `script`, `scriptId` and others: any text that is the id of a script names it.
  const words = settings.flatMap((node) =>
    Object.values(node).filter((value) => typeof value === "string"),
  );
  const templates = settings.flatMap((node) => textAt(node, "emailTemplateName") ?? []);
  const providers = settings.flatMap((node) => texts(own(node, "filteredProviders")));
  const themes = settings.flatMap((node) => themeOf(node) ?? []);
  let attached = withMap(document, "scripts", pool.scripts, words);
  attached = withMap(attached, "emailTemplates", pool.emailTemplates, templates);
  attached = withMap(attached, "socialIdentityProviders", pool.socialIdentityProviders, providers);
  return withThemes(attached, pool.themes, themes);
}
