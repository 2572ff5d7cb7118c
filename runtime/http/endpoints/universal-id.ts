import type { Session } from "../../session/store.ts";

/** A user's name across realms, as AM writes it. */
export function universalId({ userId, realm }: Session): string {
  return `id=${userId},ou=user,o=${realm},ou=services,ou=am-config`;
}
