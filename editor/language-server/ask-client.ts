import type { Connection } from "vscode-languageserver";

/**
 * Asks something of the client that it says it can do. One that refuses after all goes without; it must not lose its
 * server.
 *
 * @param what what the client goes without, for its log
 */
export async function askClient(
  connection: Connection,
  what: string,
  request: Promise<unknown>,
): Promise<void> {
  try {
    await request;
  } catch (error) {
    connection.console.warn(`The editor has refused: ${what}. ${String(error)}`);
  }
}
