import { specifierFor } from "journeyc/analysis";
import { CompletionItemKind } from "vscode-languageserver";
import { annotationProposal } from "./allows.ts";
import { connectorSnippet } from "./connector-kinds.ts";
import { schemaFiles } from "./paths.ts";
import { wordBlocks } from "../hover/keywords.ts";
import type { Proposal } from "./proposal.ts";
import { isAtLineEnd, type Scene } from "./scene.ts";
import { choice, linesOf, type Snippet, snippet, stop, type Stop } from "./snippet.ts";
import { otherFiles } from "./workspace-names.ts";

/** What a file may declare. */
export function declarationProposals(scene: Scene): readonly Proposal[] {
  if (!isAtLineEnd(scene)) return words.map((word) => item(word, [word], ""));
  const connectors = [...scene.program.catalogue.connectors.values()];
  return [
    item("journey", emptyJourney(scene), "a journey"),
    {
      ...item("journey", signOn(scene), "asks for user name and password"),
      label: "journey: sign-on with a password",
      filter: "journey sign-on password",
      kind: CompletionItemKind.Snippet,
    },
    ...connectors.map((manifest) => ({
      ...item(
        "connector",
        snippet`connector ${stop("Name")}: ${connectorSnippet(manifest, scene)}`,
        manifest.displayName,
      ),
      label: connectors.length === 1 ? "connector" : `connector ${manifest.kind}`,
    })),
    item("resource", resource(scene), "a managed object type"),
    item("import", importOf(scene), "names of another file"),
    annotationProposal(scene),
  ];
}

const words = ["journey", "connector", "resource", "import"];

function item(word: string, parts: Snippet, detail: string): Proposal {
  return {
    label: word,
    kind: CompletionItemKind.Keyword,
    insert: parts.length === 1 ? word : `${word} `,
    ...(parts.length > 1 && { snippet: parts }),
    ...(detail !== "" && { detail }),
    documentation: () => wordBlocks(word),
  };
}

function resourceStop({ file, resource: only }: Scene): Stop {
  const names = [...file.scope.values()].flatMap((symbol) =>
    symbol.kind === "resource" ? symbol.name : [],
  );
  return choice([...(only === undefined ? [] : [only.name]), ...names, "managed/alpha_user"]);
}

function emptyJourney(scene: Scene): Snippet {
  return linesOf([
    snippet`journey ${stop("Name")} on ${resourceStop(scene)} {`,
    snippet`  start -> ${stop()}`,
    ["}"],
  ]);
}

function signOn(scene: Scene): Snippet {
  return linesOf([
    snippet`journey ${stop("Login")} on ${resourceStop(scene)} {`,
    ["  start -> signOn"],
    [],
    ["  page signOn {"],
    snippet`    pageHeader: { en: "${stop("Sign on")}" }`,
    [],
    ["    username: PlatformUsername"],
    ["    password: PlatformPassword"],
    [],
    ["    -> checkPassword"],
    ["  }"],
    [],
    ["  node checkPassword: DataStoreDecision {"],
    snippet`    true  -> ${choice(["success", "failure", "stop"])}`,
    snippet`    false -> ${choice(["failure", "signOn", "stop"])}`,
    ["  }"],
    ["}"],
  ]);
}

function resource(scene: Scene): Snippet {
  const paths = schemaFiles(scene).filter((path) => path.endsWith(".schema.json"));
  const specifiers = paths.map((path) => specifierFor(scene.path, path));
  const name = /(\w+)\.schema\.json$/.exec(specifiers[0] ?? "")?.[1] ?? "alpha_user";
  const from = specifiers.length > 0 ? choice(specifiers) : stop(`./${name}.schema.json`);
  return snippet`resource managed/${stop(name)} from "${from}"`;
}

function importOf(scene: Scene): Snippet {
  const specifiers = [...otherFiles(scene)].map(({ path }) => specifierFor(scene.path, path));
  return snippet`import { ${stop()} } from "${specifiers.length > 0 ? choice(specifiers) : stop("./x.journey")}"`;
}
