import { CompletionItemKind } from "vscode-languageserver";
import { attributeDetail, attributesOf, describedAttribute } from "./attributes.ts";
import type { Proposal } from "./proposal.ts";
import type { Scene } from "./scene.ts";
import { snippet, stop } from "./snippet.ts";

const operators: Readonly<Record<string, string>> = {
  eq: "equals",
  co: "contains",
  sw: "starts with",
  pr: "is present",
  lt: "is less than",
  le: "is at most",
  gt: "is greater than",
  ge: "is at least",
};

type Next = "operand" | "operator" | "value" | "connective";

/** What a filter wants next. */
function wantedAfter(before: string): Next {
  const words = before.match(/[()!]|"[^"]*"|'[^']*'|[^\s()!"']+/g) ?? [];
  let next: Next = "operand";
  for (const word of words) {
    if (next === "connective") next = /^(and|or)$/i.test(word) ? "operand" : "connective";
    else if (next === "value") next = "connective";
    else if (next === "operator") next = /^pr$/i.test(word) ? "connective" : "value";
    else if (/^[(!]$/.test(word)) next = "operand";
    else next = /^(true|false|\))$/i.test(word) ? "connective" : "operator";
  }
  return next;
}

/** The parts of a query filter, inside of its quotes. */
export function filterProposals(scene: Scene): readonly Proposal[] {
  const { place, resource } = scene;
  const attributes = [...attributesOf(resource?.schema, true)];
  if (!place.quoted) {
    return attributes.map(({ path, ...attribute }) => ({
      label: path,
      insert: `"/${path} eq "`,
      snippet: snippet`"/${path} ${stop("pr")}"`,
      kind: CompletionItemKind.Field,
      detail: attributeDetail({ path, ...attribute }),
    }));
  }
  const word = /[^\s()!"']*$/.exec(place.prefix)?.[0] ?? "";
  const before = place.prefix.slice(0, place.prefix.length - word.length);
  const rest =
    /^[^\s()!"'\\]*/.exec(scene.lines.text.slice(scene.offset, place.replace.end))?.[0] ?? "";
  const replace = { start: scene.offset - word.length, end: scene.offset + rest.length };
  return partsFor(wantedAfter(before), before, scene).map((one) => ({ ...one, replace }));
}

function partsFor(next: Next, before: string, scene: Scene): readonly Proposal[] {
  const attributes = [...attributesOf(scene.resource?.schema, true)];
  switch (next) {
    case "operator":
      return Object.entries(operators).map(([word, detail]) => keyword(word, detail));
    case "connective":
      return [keyword("and", "both must hold"), keyword("or", "one must hold")];
    case "value": {
      const path = /([^\s()!"']+)\s+\w+\s*$/.exec(before)?.[1]?.replace(/^\//, "");
      const schema = attributes.find((attribute) => attribute.path === path)?.schema;
      if (schema?.type === "boolean")
        return ["true", "false"].map((word) => keyword(word, path ?? ""));
      const choices: readonly unknown[] = Array.isArray(schema?.["enum"]) ? schema["enum"] : [];
      return choices.map((one) => keyword(`'${String(one)}'`, path ?? ""));
    }
    case "operand":
      return attributes.map((attribute) => ({
        label: `/${attribute.path}`,
        insert: `/${attribute.path}`,
        filter: `/${attribute.path} ${attribute.path}`,
        kind: CompletionItemKind.Field,
        detail: attributeDetail(attribute),
        documentation: describedAttribute(attribute, scene),
      }));
  }
}

function keyword(word: string, detail: string): Proposal {
  return { label: word, insert: word, kind: CompletionItemKind.Operator, detail };
}
