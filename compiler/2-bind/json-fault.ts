import { jsonParser } from "#libraries";
import { Lines, type Position } from "../diagnostics/lines.ts";

/** The first place at which a text is not JSON, and what is wrong there. */
export interface JsonFault extends Position {
  readonly fault: string;
}

const faults: Readonly<Record<string, string>> = {
  InvalidSymbol: "this is no JSON value",
  InvalidNumberFormat: "a number is malformed",
  PropertyNameExpected: "a property name in double quotes is missing",
  ValueExpected: "a value is missing",
  ColonExpected: "a colon is missing",
  CommaExpected: "a comma is missing",
  CloseBraceExpected: "a closing brace is missing",
  CloseBracketExpected: "a closing bracket is missing",
  EndOfFileExpected: "there is text after the end",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfComment: "JSON has no comments",
  UnexpectedEndOfString: "a string has no closing quote",
  UnexpectedEndOfNumber: "a number has no end",
  InvalidUnicode: "a \\u escape is malformed",
  InvalidEscapeCharacter: "an escape is unknown",
  InvalidCharacter: "a control character stands in a string",
};

/**
 * Says where a text that `JSON.parse` refused is at fault; V8's own messages often do not.
 * The library is loaded only then.
 */
export function locateJsonFault(text: string): JsonFault {
  const library = jsonParser();
  const errors: import("jsonc-parser").ParseError[] = [];
  try {
    library.parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // It follows the nesting on the stack.
    return { line: 1, column: 1, fault: "it is nested too deeply" };
  }
  const first = errors[0];
  const position = new Lines(text).positionAt(first?.offset ?? 0);
  const name = first === undefined ? "" : library.printParseErrorCode(first.error);
  return { ...position, fault: faults[name] ?? "this is no JSON value" };
}
