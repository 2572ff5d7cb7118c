import type { ManagedObject } from "./directory.ts";
import type { ObjectRecord } from "./object-storage.ts";
import { withoutAnswers } from "./security-answers.ts";

/** What the directory hands out of what is stored: no hashes, and no answers to questions. */
export function toManagedObject(record: ObjectRecord): ManagedObject {
  const { id, resource, revision, attributes, passwordHash, passwordSetAt, loginCount } = record;
  const { createdAt } = record;
  return {
    id,
    resource,
    revision,
    attributes: withoutAnswers(attributes),
    hasPassword: passwordHash !== undefined,
    ...(passwordSetAt === undefined ? {} : { passwordSetAt }),
    loginCount,
    ...(createdAt === undefined ? {} : { createdAt }),
  };
}
