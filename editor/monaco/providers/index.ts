import type { IDisposable } from "monaco-editor";
import { codeActions } from "./code-actions.ts";
import { completion } from "./completion.ts";
import { formatting, onTypeFormatting, rangeFormatting } from "./formatting.ts";
import { definition, highlights, links, references } from "./navigation.ts";
import type { Provider, Server } from "./provider.ts";
import {
  codeLenses,
  folding,
  hover,
  inlayHints,
  selection,
  semanticTokens,
  symbols,
} from "./reading.ts";
import { rename } from "./rename.ts";

const providers: readonly Provider[] = [
  codeActions,
  codeLenses,
  completion,
  definition,
  folding,
  formatting,
  highlights,
  hover,
  inlayHints,
  links,
  onTypeFormatting,
  rangeFormatting,
  references,
  rename,
  selection,
  semanticTokens,
  symbols,
];

/** Registers everything that the server can answer. */
export function registerProviders(server: Server): IDisposable {
  const registered = providers.flatMap((provider) => provider(server) ?? []);
  return {
    dispose() {
      for (const disposable of registered) disposable.dispose();
    },
  };
}
