/**
 * What the grammar finds wrong, as data. The grammar says which production of an error was taken and where;
 * codes, messages, hints and titles of repairs are the compiler's.
 */
export type ProblemKind =
  | "unexpectedToken"
  | "missingOpeningBrace"
  | "missingClosingBracket"
  | "surplusClosingBracket"
  | "wrongColon"
  | "wrongArrow"
  | "superfluousComma"
  | "missingComma"
  | "semicolon"
  | "missingColon"
  | "missingArrow"
  | "missingTarget"
  | "missingValue"
  | "missingName"
  | "missingType"
  | "missingBody"
  | "importWithoutBraces"
  | "missingFrom"
  | "allowWithoutCode"
  | "allowWithoutReason"
  | "annotationWithoutTarget"
  | "misplacedDeclaration"
  | "nestingTooDeep"
  /** A character that no terminal has stands where something was expected. */
  | "strayCharacter";

/** A replacement of `[start, end)`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** One finding; offsets are UTF-16, `end` excluded. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly start: number;
  readonly end: number;
  /** What stands there, in words: `` `foo` ``, `the string "x"`, `the end of the file`. */
  readonly found: string;
  /** What was expected there, in words. */
  readonly expected: string;
  /** The one repair that is certain, where there is one. */
  readonly edits?: readonly Edit[];
  /** Another place that matters: the bracket that was opened. */
  readonly related?: { readonly start: number; readonly end: number };
}
