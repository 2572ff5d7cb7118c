/** Which hints stand between the words of a text. */
export interface InlayHintOptions {
  /** What an arrow without an outcome, and `else`, stand for. */
  readonly inferredOutcomes: boolean;
  /** Which outcomes that are not wired are taken as one that is. */
  readonly foldedOutcomes: boolean;
  /** Where an outcome leads: to a page, or into another journey. */
  readonly targets: boolean;
}

/** Which lines stand above a journey. */
export interface CodeLensOptions {
  readonly references: boolean;
  readonly preview: boolean;
}

/**
 * What an editor may ask for: when it starts the server (`initializationOptions`), and, but for `pages`, `commands` and `syntaxTokens`, at
 * any time in its configuration (section `journey`).
 */
export interface ServerOptions {
  /** Where the pages of findings are: an address with `{code}` in it. Editors link codes to it. */
  readonly pages: string | undefined;
  /** True: semantic tokens of keywords, texts and comments, too. For an editor that has no grammar and says that it has. */
  readonly syntaxTokens: boolean;
  /** The commands that the editor itself carries out: `journey.showReferences`, `journey.preview`. */
  readonly commands: readonly string[];
  readonly inlayHints: InlayHintOptions;
  readonly codeLens: CodeLensOptions;
}

function member(given: unknown, name: string): unknown {
  return typeof given === "object" && given !== null ? Reflect.get(given, name) : undefined;
}

/** All is shown that is not switched off: one by one, or a whole group with `false`. */
function isOn(given: unknown, group: string, name: string): boolean {
  const value = member(given, group);
  return value !== false && member(value, name) !== false;
}

/** Reads the options; what is none of them, or of another type, counts as absent. */
export function optionsOf(given: unknown): ServerOptions {
  const pages = member(given, "pages");
  const commands = member(given, "commands");
  return {
    pages: typeof pages === "string" ? pages : undefined,
    syntaxTokens: member(given, "syntaxTokens") === true,
    commands: Array.isArray(commands) ? commands.filter((one) => typeof one === "string") : [],
    inlayHints: {
      inferredOutcomes: isOn(given, "inlayHints", "inferredOutcomes"),
      foldedOutcomes: isOn(given, "inlayHints", "foldedOutcomes"),
      targets: isOn(given, "inlayHints", "targets"),
    },
    codeLens: {
      references: isOn(given, "codeLens", "references"),
      preview: isOn(given, "codeLens", "preview"),
    },
  };
}
