import * as t from "../tokens.ts";
import { anyOf, source } from "./rule.ts";

export const blank = "[ \\t]*";
const comment = "/\\*(?:[^*]|\\*(?!/))*\\*/";
/** Blanks and comments in a line, as a group. */
export const gap = `((?:[ \\t]|${comment})*)`;
/** The same where there must be one. */
export const space = `([ \\t](?:[ \\t]|${comment})*)`;
/** Where a number may start. Without it a search would try at each digit of a long one. */
export const startOfNumber = "(?<![\\w.])";
/** Before what closes the brackets around a string that lacks its end: `{ en: "Sign on }`. */
export const closingOnly = "(?=[ \\t,;]{0,9}[}\\])][ \\t,;}\\])]{0,99}$)";
export const name = source(t.Name);
export const text = '"(?:[^"\\\\]|\\\\.)*"';
export const constants = anyOf(t.constantKeywords);
export const arrow = source(t.Arrow);
export const ends = "success|failure|stop";

/** A bare name, and not the start of `env.NAME` or `managed/user`. */
export const reference = `(?!${constants}\\b)${name}(?![\\w/.])`;

/** What a requirement names: `success`, `RetryLimitDecision`, `check.false`. */
export const point = `${name}(?:\\.(?:${name}|"[^"]*"))?`;

/** The start of a declaration. No body or value goes over it: what is open there lacks its end. */
export const startOfDeclaration = `^(?=${blank}${anyOf(t.declarationKeywords)}[ \\t]+[\\w{])`;
/** The same for nodes and pages. */
export const startOfNode = `^(?=${blank}${anyOf([t.Node, t.Page])}[ \\t]+${name}${blank}(?:[:{"]|$))`;
/** The same for block texts, which may hold anything: without indentation, and like nothing but a declaration. */
export const startOfFile = `^(?=${anyOf(t.declarationKeywords)}[ \\t]+[\\w{].*[{"][ \\t]*$)`;
