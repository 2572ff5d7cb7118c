import type { languages } from "monaco-editor";

/** Brackets, comments and indentation. */
export const languageConfiguration: languages.LanguageConfiguration = {
  comments: { lineComment: "//", blockComment: ["/*", "*/"] },
  brackets: [
    ["{", "}"],
    ["[", "]"],
    ["(", ")"],
  ],
  autoClosingPairs: [
    { open: "{", close: "}" },
    { open: "[", close: "]" },
    { open: "(", close: ")" },
    { open: '"', close: '"', notIn: ["string", "comment"] },
    { open: "/*", close: " */", notIn: ["string"] },
  ],
  surroundingPairs: [
    { open: "{", close: "}" },
    { open: "[", close: "]" },
    { open: "(", close: ")" },
    { open: '"', close: '"' },
  ],
  wordPattern: /[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h|d)?/,
  indentationRules: {
    increaseIndentPattern: /^(?:(?!\/\/)[^"]|"(?:[^"\\]|\\.)*")*[{[(]\s*(?:\/\/.*)?$/,
    decreaseIndentPattern: /^\s*[}\])]/,
  },
};
