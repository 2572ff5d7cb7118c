import { plainMarkdown, visible } from "journeyc/analysis";
import type { Block, Line, Piece } from "./text.ts";

/** One line, in which nothing deceives. */
function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, " ").trim());
}

/** What backticks cannot hold stands as text. */
function codeSpan(text: string): string {
  const shown = oneLine(text);
  return shown === "" || shown.includes("`") ? plainMarkdown(shown) : `\`${shown}\``;
}

function proseMarkdown(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part) =>
      part.length > 2 && part.startsWith("`") && part.endsWith("`")
        ? codeSpan(part.slice(1, -1))
        : spaced(part),
    )
    .join("");
}

/** Text whose blanks at both ends stay, since other pieces stand there. */
function spaced(text: string): string {
  const [, before = "", inner = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  const blank = (one: string): string => (one === "" ? "" : " ");
  return blank(before) + plainMarkdown(inner) + blank(after);
}

function pieceMarkdown(piece: Piece): string {
  switch (piece.kind) {
    case "own":
      return piece.text;
    case "prose":
      return proseMarkdown(piece.text);
    case "code":
      return codeSpan(piece.text);
    case "strong":
      return `**${plainMarkdown(piece.text)}**`;
    case "link":
      return `[${plainMarkdown(piece.text)}](<${piece.target.replace(/[<>\s]/g, encodeURIComponent)}>)`;
  }
}

const lineMarkdown = (line: Line): string => line.map(pieceMarkdown).join("");

/** A fence that no text of the code can close. */
function fenced(code: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}journey\n${visible(code)}\n${fence}`;
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case "heading":
      return fenced(block.code);
    case "paragraph":
      return lineMarkdown(block.line);
    case "list": {
      const items = block.lines.map((line) => `- ${lineMarkdown(line)}`).join("\n");
      return block.title === undefined ? items : `**${block.title}**\n\n${items}`;
    }
  }
}

/** What is shown by editors that render Markdown. */
export function markdown(blocks: readonly Block[]): string {
  return blocks.map(blockMarkdown).join("\n\n");
}

function piecePlain(piece: Piece): string {
  if (piece.kind === "own") return piece.text;
  const text = visible(piece.text.replace(/\s+/g, " "));
  return piece.kind === "link" ? `${text} (${piece.target})` : text;
}

const linePlain = (line: Line): string => line.map(piecePlain).join("");
function blockPlain(block: Block): string {
  switch (block.kind) {
    case "heading":
      return visible(block.code);
    case "paragraph":
      return linePlain(block.line);
    case "list": {
      const items = block.lines.map((line) => `- ${linePlain(line)}`).join("\n");
      return block.title === undefined ? items : `${block.title}\n${items}`;
    }
  }
}

/** The same for editors that show text as it is. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockPlain).join("\n\n");
}
