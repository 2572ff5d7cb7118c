import type * as Monaco from "monaco-editor";
import {
  type CancellationToken,
  LSPErrorCodes,
  type ProtocolConnection,
  type ProtocolRequestType,
  ResponseError,
  type ServerCapabilities,
} from "vscode-languageserver-protocol/browser";
import type { Models } from "../models.ts";

/** What providers answer from. */
export interface Server {
  readonly monaco: typeof Monaco;
  readonly client: ProtocolConnection;
  readonly capabilities: ServerCapabilities;
  readonly models: Models;
}

/** Registers what the server can answer of one kind; nothing when it cannot. */
export type Provider = (server: Server) => Monaco.IDisposable | undefined;

/** Answers that the server gave up on, since the text has changed or nobody waits, are no errors. */
const givenUp: ReadonlySet<number> = new Set([
  LSPErrorCodes.RequestCancelled,
  LSPErrorCodes.ContentModified,
  LSPErrorCodes.ServerCancelled,
]);

/** Asks the server; null when it has no answer. */
export async function ask<P, R, Partial, Failure, Options>(
  { client }: Server,
  type: ProtocolRequestType<P, R, Partial, Failure, Options>,
  params: P,
  token: Monaco.CancellationToken,
): Promise<R | null> {
  try {
    // By its name, as the overload for types refuses generic ones. The two types of tokens have the same shape.
    return await client.sendRequest<R>(type.method, params, token as CancellationToken);
  } catch (error) {
    if (error instanceof ResponseError && givenUp.has(error.code)) return null;
    throw error;
  }
}

/** The options of a capability; undefined when the server does not have it. */
export function optionsOf<T>(capability: boolean | T | undefined): Partial<T> | undefined {
  if (capability === undefined || capability === false) return undefined;
  return capability === true ? {} : (capability as Partial<T>);
}
