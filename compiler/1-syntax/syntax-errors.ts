import type { ProblemKind } from "@journeyc/grammar";
import { allowWithoutCode } from "./errors/allow-without-code.ts";
import { allowWithoutReason } from "./errors/allow-without-reason.ts";
import { annotationWithoutTarget } from "./errors/annotation-without-target.ts";
import { importWithoutBraces } from "./errors/import-without-braces.ts";
import { misplacedDeclaration } from "./errors/misplaced-declaration.ts";
import { missingArrow } from "./errors/missing-arrow.ts";
import { missingBody } from "./errors/missing-body.ts";
import { missingClosingBracket } from "./errors/missing-closing-bracket.ts";
import { missingColon } from "./errors/missing-colon.ts";
import { missingComma } from "./errors/missing-comma.ts";
import { missingFrom } from "./errors/missing-from.ts";
import { missingName } from "./errors/missing-name.ts";
import { missingOpeningBrace } from "./errors/missing-opening-brace.ts";
import { missingTarget } from "./errors/missing-target.ts";
import { missingType } from "./errors/missing-type.ts";
import { missingValue } from "./errors/missing-value.ts";
import { nestingTooDeep } from "./errors/nesting-too-deep.ts";
import { semicolon } from "./errors/semicolon.ts";
import { strayCharacter } from "./errors/stray-character.ts";
import { superfluousComma } from "./errors/superfluous-comma.ts";
import { surplusClosingBracket } from "./errors/surplus-closing-bracket.ts";
import { unexpectedToken } from "./errors/unexpected-token.ts";
import { wrongArrow } from "./errors/wrong-arrow.ts";
import { wrongColon } from "./errors/wrong-colon.ts";
import type { SyntaxErrorDefinition } from "./syntax-error.ts";

/** What the compiler says for each kind of problem that the grammar finds. */
export const syntaxErrors: Readonly<Record<ProblemKind, SyntaxErrorDefinition>> = {
  allowWithoutCode,
  allowWithoutReason,
  annotationWithoutTarget,
  importWithoutBraces,
  misplacedDeclaration,
  missingArrow,
  missingBody,
  missingClosingBracket,
  missingColon,
  missingComma,
  missingFrom,
  missingName,
  missingOpeningBrace,
  missingTarget,
  missingType,
  missingValue,
  nestingTooDeep,
  semicolon,
  strayCharacter,
  superfluousComma,
  surplusClosingBracket,
  unexpectedToken,
  wrongArrow,
  wrongColon,
};
