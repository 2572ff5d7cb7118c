/** A journey with one thing changed that a tired administrator might change. */
export interface Mutant {
  /** `login: checkPassword.false -> success` */
  readonly what: string;
  readonly text: string;
}

const wiring = /^( +)([\w, ]*?) *-> (\w+)$/;
const declaration = /^ {2}(?:node|page) (\w+)\b/;
const short = /^( {2}node (\w+) .*) -> (\w+)$/;

/** Every outcome led to success, every node left out, every setting of a node forgotten; one at a time. */
export function mutantsOf(name: string, text: string): readonly Mutant[] {
  const lines = text.split("\n");
  const at = (index: number, line: string): string => lines.with(index, line).join("\n");
  const nodes = nodesIn(lines);
  const mutants = lines.flatMap((line, index): Mutant[] => {
    const node = nodes[index];
    const [, indent = "", outcome = "", target] = wiring.exec(line) ?? [];
    if (node !== undefined && target !== undefined && target !== "success") {
      const arrow = outcome === "" ? "-> success" : `${outcome} -> success`;
      return [{ what: `${name}: ${node} ${arrow}`, text: at(index, `${indent}${arrow}`) }];
    }
    const [, head = "", short_, to] = short.exec(line) ?? [];
    if (short_ !== undefined && to !== "success")
      return [{ what: `${name}: ${short_} -> success`, text: at(index, `${head} -> success`) }];
    const setting = /^ {4}(\w+): [^{[]*$/.exec(line)?.[1];
    if (node === undefined || setting === undefined || / {4}\w+: [A-Z]\w+$/.test(line)) return [];
    return [{ what: `${name}: ${node} without ${setting}`, text: at(index, "") }];
  });
  return [...mutants, ...withoutNodes(name, text, lines, nodes)];
}

/** The node that each line stands in. */
function nodesIn(lines: readonly string[]): readonly (string | undefined)[] {
  let node: string | undefined;
  return lines.map((line) => {
    node = declaration.exec(line)?.[1] ?? node;
    return node;
  });
}

/** Arrows to a node go on to where one of its own leads. The node stays, and is not reached. */
function withoutNodes(
  name: string,
  text: string,
  lines: readonly string[],
  nodes: readonly (string | undefined)[],
): readonly Mutant[] {
  const arrows = lines.flatMap((line, index) => {
    const target = wiring.exec(line)?.[3] ?? short.exec(line)?.[3];
    const node = nodes[index];
    return target === undefined || node === undefined ? [] : [{ node, target }];
  });
  const unique = new Map(arrows.map((arrow) => [`${arrow.node} ${arrow.target}`, arrow]));
  return [...unique.values()]
    .filter(({ node, target }) => node !== target)
    .map(({ node, target }) => ({
      what: `${name}: past ${node} to ${target}`,
      text: text.replaceAll(new RegExp(`-> ${node}$`, "gm"), `-> ${target}`),
    }));
}
