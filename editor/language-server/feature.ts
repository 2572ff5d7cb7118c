import type { ClientCapabilities, Connection, ServerCapabilities } from "vscode-languageserver";
import type { Session } from "./session.ts";

/** One thing that an editor can ask for; a file of `features/` each. */
export interface Feature {
  /** What the server tells the client that it can do. */
  capabilities(client: ClientCapabilities): ServerCapabilities;
  /** Answers the requests of this feature. */
  register(connection: Connection, session: Session): void;
}
