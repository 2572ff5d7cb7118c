/** A request and its response, as they crossed the wire. */
export interface Recorded {
  readonly method: string;
  /** Absolute, as the client wrote it. */
  readonly url: URL;
  readonly requestHeaders: Headers;
  readonly requestBody: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Says what is wrong with a response; nothing when it is as the protocol wants it. */
export type Rule = (recorded: Recorded) => readonly string[];

export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The last segment of the path that says something: `sessions/` is `sessions`. */
export function endpoint({ url }: Recorded): string {
  return url.pathname.split("/").findLast((segment) => segment !== "") ?? "";
}

/** The complaints whose condition does not hold. */
export function unless(...demands: readonly (readonly [boolean, string])[]): readonly string[] {
  return demands.flatMap(([good, complaint]) => (good ? [] : [complaint]));
}
