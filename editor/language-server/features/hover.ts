import { MarkupKind } from "vscode-languageserver";
import type { Feature } from "../feature.ts";
import { hoverAt } from "../hover/hover-at.ts";
import { markdown, plainText } from "../hover/render.ts";
import { rangeOf } from "../positions.ts";

/** What stands at the cursor, and what is known there of a run. */
export const feature: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register(connection, session) {
    const formats = session.client.textDocument?.hover?.contentFormat ?? [];
    const kind = formats.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText;
    const render = kind === MarkupKind.Markdown ? markdown : plainText;
    connection.onHover(({ textDocument, position }) => {
      const asked = session.askedAt(textDocument, position);
      const found = asked && hoverAt(asked, (code) => session.pageOf(code));
      if (asked === undefined || found === undefined || found.blocks.length === 0) return null;
      return {
        contents: { kind, value: render(found.blocks) },
        range: rangeOf(asked.lines, found.span),
      };
    });
  },
};
