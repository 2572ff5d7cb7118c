import { ts } from "ts-morph";

export function parse(text: string): ts.SourceFile {
  return ts.createSourceFile("module.ts", text, ts.ScriptTarget.ESNext, true);
}

function isKey(node: ts.Node): boolean {
  const parent: ts.Node | undefined = node.parent;
  if (!parent) return false;
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node
  );
}

/**
 * A module's syntax without what its literals say: node kinds, and the identifiers that are not keys. Keys count as
 * keys, whether they are bare, quoted or computed from a string.
 */
export function skeleton(node: ts.Node): unknown {
  if (isKey(node)) {
    const literal = ts.isComputedPropertyName(node) ? node.expression : node;
    return ts.isStringLiteral(literal) || ts.isIdentifier(node) ? "key" : ts.SyntaxKind[node.kind];
  }
  if (ts.isImportSpecifier(node)) return "import";
  if (ts.isIdentifier(node)) return `identifier ${node.text}`;
  const children: unknown[] = [];
  node.forEachChild((child) => void children.push(skeleton(child)));
  return [ts.SyntaxKind[node.kind], ...children];
}

/** A module as a CommonJS script, so that `node:vm` can run it, and its first syntax errors. */
export function toScript(text: string): {
  readonly script: string;
  readonly errors: readonly string[];
} {
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.CommonJS },
  });
  const errors = diagnostics.map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, "\n"),
  );
  return { script: outputText, errors };
}
