import { isAllowable, registry, type Span } from "journeyc/analysis";
import { CompletionItemKind } from "vscode-languageserver";
import { described } from "./described.ts";
import type { Proposal } from "./proposal.ts";
import { restOfLine, type Scene } from "./scene.ts";
import { choice, snippet, stop } from "./snippet.ts";

const allowable = registry.filter(({ code }) => isAllowable(code));

/** What `@allow` is about: the declaration, node or member that follows. */
function annotated({ source, offset }: Scene): Span | undefined {
  const declarations = source.declarations.flatMap((declaration) => [
    declaration,
    ...(declaration.kind === "Journey" ? declaration.nodes : []),
  ]);
  const all = declarations.flatMap((one) => [one, ...(one.kind === "Page" ? one.members : [])]);
  const below = all.flatMap(({ span, ...one }) => {
    const name = "name" in one ? one.name.span.start : span.start;
    return name >= offset ? [{ start: name, end: span.end }] : [];
  });
  return below.toSorted((a, b) => a.start - b.start || b.end - a.end)[0];
}

/** The codes that are found in what follows. */
function reportedBelow(scene: Scene): ReadonlySet<string> {
  const span = annotated(scene);
  const found = scene
    .findings()
    .filter(
      ({ primary }) =>
        span !== undefined &&
        primary.file === scene.path &&
        span.start <= primary.span.start &&
        primary.span.end <= span.end,
    );
  return new Set(found.map(({ code }) => code));
}

/** The codes of findings that may be allowed, those that are found here first. */
export function allowProposals(scene: Scene): readonly Proposal[] {
  const reported = reportedBelow(scene);
  const rest = restOfLine(scene);
  const closing = /^\s*\)/.test(rest) ? "" : ")";
  return allowable.map(({ code, title }): Proposal => ({
    label: code,
    kind: CompletionItemKind.Value,
    insert: code,
    filter: `${code} ${title}`,
    // The reason is there already.
    ...(!/^\s*,/.test(rest) && { snippet: snippet`${code}, "${stop("reason")}"${closing}` }),
    detail: reported.has(code) ? `${title} (found here)` : title,
    documentation: described(() => ({ kind: "code", code })),
    rank: reported.has(code) ? 0 : 1,
  }));
}

/** `@allow(code, "reason")` */
export function annotationProposal(scene: Scene): Proposal {
  const reported = [...reportedBelow(scene)].filter(isAllowable);
  const written = scene.place.wanted.kind === "annotation" ? "" : "@";
  return {
    label: `${written}allow`,
    kind: CompletionItemKind.Keyword,
    insert: `${written}allow`,
    snippet: snippet`${written}allow(${choice(reported)}, "${stop("reason")}")`,
    detail: "keeps a finding quiet here, with a reason",
    rank: reported.length > 0 ? 3 : 6,
  };
}
