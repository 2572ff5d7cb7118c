import type { Directory, ManagedObject } from "../../directory/directory.ts";
import {
  evaluateQueryFilter,
  parseQueryFilter,
  type QueryFilter,
} from "../../catalogue/query-filter.ts";
import type { Json } from "../../json.ts";
import { misused, unsupported } from "./errors.ts";
import { contentOf } from "./stored-objects.ts";
import type { Visit } from "./visit.ts";

/** One object by one attribute: what a directory can be asked for. */
interface LookUp {
  readonly attribute: string;
  readonly value: string;
}

const binding = "openidm.query";

/** More than any filter of a script's names. */
const mostLookUps = 8;

/**
 * The objects that match a filter. A directory finds one object by the value of one attribute, so each alternative of the
 * filter must name such a value; what else it says is compared with what was found. No secret is.
 * @throws JourneyError `script-binding-misused`, `script-binding-unsupported`; DirectoryUnavailable
 */
export async function queried(
  visit: Visit,
  directory: Directory,
  resource: string,
  text: Json | undefined,
): Promise<readonly ManagedObject[]> {
  const filter = filterOf(visit, text);
  const lookUps = lookUpsOf(filter);
  if (!lookUps || lookUps.length > mostLookUps)
    throw unsupported(
      visit.name,
      `${binding} with this filter`,
      'Let each of its alternatives name the value of an attribute that no two objects share: `userName eq "…" and mail pr`.',
    );
  const found = new Map<string, ManagedObject>();
  for (const { attribute, value } of lookUps) {
    const object =
      attribute === "_id"
        ? await directory.read(resource, value)
        : await directory.find(resource, attribute, value);
    // Alone, a value is compared as the directory compares it.
    if (object && ((lookUps.length === 1 && filter.kind === "compare") || matches(filter, object)))
      found.set(object.id, object);
  }
  return [...found.values()];
}

function filterOf(visit: Visit, text: Json | undefined): QueryFilter {
  const parsed = typeof text === "string" ? parseQueryFilter(text) : undefined;
  if (parsed?.ok === true) return parsed.filter;
  throw misused(
    visit.name,
    binding,
    "give a query filter: `{ _queryFilter: 'userName eq \"…\"' }`",
  );
}

/** What must be looked up so that nothing that matches is overlooked; undefined: that cannot be said. */
function lookUpsOf(filter: QueryFilter): readonly LookUp[] | undefined {
  switch (filter.kind) {
    case "compare": {
      const { operator, pointer, value } = filter;
      const [attribute, ...below] = pointer.path;
      return operator === "eq" && typeof value === "string" && attribute && below.length === 0
        ? [{ attribute, value }]
        : undefined;
    }
    case "and": {
      const known = filter.operands.flatMap((operand) => {
        const lookUps = lookUpsOf(operand);
        return lookUps ? [lookUps] : [];
      });
      return known.toSorted((one, other) => one.length - other.length)[0];
    }
    case "or": {
      const all = filter.operands.map(lookUpsOf);
      return all.some((lookUps) => lookUps === undefined)
        ? undefined
        : all.flatMap((lookUps) => lookUps ?? []);
    }
    case "literal":
      return filter.value ? undefined : [];
    default:
      return undefined;
  }
}

function matches(filter: QueryFilter, object: ManagedObject): boolean {
  return evaluateQueryFilter(filter, contentOf(object));
}
