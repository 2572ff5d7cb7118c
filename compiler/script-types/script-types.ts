import {
  type Node,
  Project,
  type Signature,
  type SourceFile,
  type Symbol as MorphSymbol,
  ts,
} from "ts-morph";
import type { ScriptReader, ScriptReading, ScriptSignature } from "../2-bind/script-reader.ts";
import { HostFiles, type ReadText, runtimePaths } from "./host-files.ts";
import { readParameter } from "./parameter-type.ts";
import { awaited, readResult } from "./return-type.ts";

export { NodeTypes } from "./node-types.ts";

/** Strict, so that `undefined` in a return type is seen; no emit, and no settings of the project's own to depend on. */
const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  types: [],
  paths: runtimePaths,
};

/**
 * Reads the types of scripts, all in one program of TypeScript, whose library is read once. A script is read anew when a
 * text has changed that the program rests on.
 */
export class ScriptTypes implements ScriptReader {
  readonly #known = new Map<string, ScriptReading>();
  #files = new HostFiles();
  #project = projectOf(this.#files);

  read(path: string, readText: ReadText): ScriptReading {
    this.#files.readText = readText;
    this.#update();
    const before = this.#known.get(path);
    if (before !== undefined) return before;
    const source = this.#project.addSourceFileAtPath(this.#files.absolute(path));
    this.#project.resolveSourceFileDependencies();
    const reading = readingOf(source);
    this.#known.set(path, reading);
    return reading;
  }

  /** Takes over what has changed since the last reading. */
  #update(): void {
    const changed = this.#files.changed();
    if (changed.length === 0) return;
    this.#known.clear();
    const sources = changed.map(({ path, before, now }) => ({
      now,
      source:
        before === undefined ? undefined : this.#project.getSourceFile(this.#files.absolute(path)),
    }));
    if (sources.every(({ source, now }) => source !== undefined && now !== undefined)) {
      for (const { source, now } of sources) source?.replaceWithText(now ?? "");
      return;
    }
    // A file that came or went may change where any import leads.
    this.#files = new HostFiles(this.#files.readText);
    this.#project = projectOf(this.#files);
  }
}

function projectOf(fileSystem: HostFiles): Project {
  return new Project({ fileSystem, compilerOptions: options });
}

interface ExportedFunction {
  readonly name: string;
  readonly node: Node;
  readonly signature: Signature;
}

/** The function that an export is, through `export default name` and re-exports. */
function functionOf(symbol: MorphSymbol, source: SourceFile): ExportedFunction | undefined {
  const meant = symbol.getAliasedSymbol() ?? symbol;
  const node = meant.getValueDeclaration() ?? meant.getDeclarations()[0];
  const signature = meant.getTypeAtLocation(source).getCallSignatures()[0];
  return node && signature && { name: symbol.getName(), node, signature };
}

function readingOf(source: SourceFile): ScriptReading {
  const exported = source.getExportSymbols().flatMap((symbol) => functionOf(symbol, source) ?? []);
  const script =
    exported.find(({ name }) => name === "default") ??
    (exported.length === 1 ? exported[0] : undefined);
  return { functions: exported.length, signature: script && signatureOf(script, source) };
}

function signatureOf(
  { name, node, signature }: ExportedFunction,
  source: SourceFile,
): ScriptSignature {
  const named = node.getFirstChildByKind(ts.SyntaxKind.Identifier) ?? node;
  const here = named.getSourceFile() === source ? named : undefined;
  const start = here?.getStart() ?? 0;
  const result = awaited(signature.getReturnType());
  const { outcomes, writes, asks, fault } = readResult(result, node);
  const parameter = readParameter(signature, node);
  return {
    name: here?.isKind(ts.SyntaxKind.Identifier) === true ? here.getText() : name,
    exported: name,
    span: { start, end: here?.isKind(ts.SyntaxKind.Identifier) === true ? here.getEnd() : start },
    outcomes,
    returns: result.getText(node),
    reads: parameter.reads,
    writes,
    asks,
    fault: parameter.fault ?? fault,
  };
}
