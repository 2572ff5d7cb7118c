import { isObject } from "../json.ts";

/** What a client asked for besides the journey. What it says once holds for the whole run: not every client repeats it. */
export interface ClientWishes {
  /** True: success creates no session. */
  readonly noSession?: boolean;
  /** Where to go after success, already found to be allowed. */
  readonly goto?: string;
  /** Where to go after failure, already found to be allowed. */
  readonly gotoOnFail?: string;
}

/** Whether data that came back from outside holds wishes. */
export function isClientWishes(value: unknown): value is ClientWishes {
  if (!isObject(value)) return false;
  const { noSession, goto, gotoOnFail } = value;
  return (
    (noSession === undefined || typeof noSession === "boolean") &&
    [goto, gotoOnFail].every((place) => place === undefined || typeof place === "string")
  );
}
