import type { ReadFailure } from "../host.ts";

const reasons: Readonly<Record<ReadFailure, string>> = {
  notFound: "does not exist",
  isDirectory: "is a directory",
  unreadable: "cannot be read",
  tooLarge: "is too large",
  notUtf8: "is not UTF-8 text",
  packed: "is packed",
};

/** Why a file could not be read, as the end of a sentence. */
export function readFailureText(failure: ReadFailure): string {
  return reasons[failure];
}
