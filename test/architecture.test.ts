import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";

// The arrows of ARCHITECTURE.md, proved on the sources' import statements.

const root = join(import.meta.dirname, "..");

interface Import {
  readonly from: string;
  /** A path from the repository's root, or a package specifier. */
  readonly to: string;
  readonly typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/(^|\/)(dist|node_modules)\//.test(path));
}

const statement =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|import\(\s*"([^"]+)"\s*\)/gm;

function importsOf(path: string): Import[] {
  const text = readFileSync(join(root, path), "utf8");
  return [...text.matchAll(statement)].map(([, type, fixed, dynamic]) => {
    const specifier = fixed ?? dynamic ?? "";
    const to = specifier.startsWith(".") ? normalize(join(dirname(path), specifier)) : specifier;
    return { from: path, to, typeOnly: type !== undefined };
  });
}

function violations(folder: string, allowed: (edge: Import) => boolean): string[] {
  return sources(folder)
    .flatMap(importsOf)
    .filter((edge) => !allowed(edge))
    .map((edge) => `${edge.from} imports ${edge.to}`);
}

const inside = (folder: string, path: string): boolean => path.startsWith(`${folder}${sep}`);
const isPackage = (path: string, name: string): boolean =>
  path === name || path.startsWith(`${name}/`);

describe("arrows between the packages", () => {
  test("grammar imports nothing of ours", () => {
    const forbidden = ["@journeyc/runtime", "journeyc"];
    expect(
      violations(
        "grammar",
        ({ to }) =>
          !forbidden.some((name) => isPackage(to, name)) && !/^(runtime|compiler)\//.test(to),
      ),
    ).toEqual([]);
  });

  test("runtime imports nothing of the grammar and of the compiler, not even types", () => {
    expect(
      violations("runtime", ({ to }) => {
        if (inside("compiler", to) || inside("grammar", to)) return false;
        return !isPackage(to, "journeyc") && !isPackage(to, "@journeyc/grammar");
      }),
    ).toEqual([]);
  });

  test("compiler imports of the runtime the catalogue alone", () => {
    expect(
      violations("compiler", ({ to }) => {
        if (inside("runtime", to) || inside("grammar", to)) return false;
        return !isPackage(to, "@journeyc/runtime") || isPackage(to, "@journeyc/runtime/catalogue");
      }),
    ).toEqual([]);
  });
});

describe("inside the compiler", () => {
  const phaseOf = (path: string): number | undefined => {
    const digit = /^compiler\/(\d)-/.exec(path)?.[1];
    return digit === undefined ? undefined : Number(digit);
  };

  test("a phase imports only earlier phases, the diagnostics, the host and who watches the phases", () => {
    const phases = readdirSync(join(root, "compiler")).filter((name) => /^\d-/.test(name));
    expect(phases.length).toBeGreaterThanOrEqual(6);
    const found = phases.flatMap((phase) =>
      violations(join("compiler", phase), ({ from, to }) => {
        if (!inside("compiler", to)) return true;
        const target = phaseOf(to);
        if (target === undefined)
          return (
            inside("compiler/diagnostics", to) ||
            inside("compiler/host", to) ||
            ["host", "phases", "posix"].some((name) => to === `compiler/${name}.ts`)
          );
        return target <= (phaseOf(from) ?? -1);
      }),
    );
    expect(found).toEqual([]);
  });

  test("a rule imports no other rule", () => {
    const folder = "compiler/4-check/rules";
    expect(
      violations(folder, ({ from, to }) => from.endsWith("index.ts") || !inside(folder, to)),
    ).toEqual([]);
  });

  test("diagnostics import no phase but the tree's types", () => {
    const allowed = ({ from, to }: Import): boolean =>
      from.endsWith("registry.ts") ||
      phaseOf(to) === undefined ||
      to === "compiler/1-syntax/ast.ts";
    expect(violations("compiler/diagnostics", allowed)).toEqual([]);
  });
});

describe("journeys in and out", () => {
  const room = "compiler/interop";
  /** What each of its folders never imports of the others. */
  const forbidden: Readonly<Record<string, readonly string[]>> = {
    "managed-objects": ["errors", "export", "formats", "from-text", "import", "scripts", "sidecar"],
    scripts: ["errors", "export", "formats", "from-text", "import", "managed-objects", "to-text"],
    formats: ["export", "from-text", "import", "managed-objects", "scripts", "sidecar", "to-text"],
    "to-text": ["errors", "export", "formats", "import", "scripts"],
    "from-text": ["errors", "export", "formats", "import", "managed-objects", "to-text"],
    sidecar: ["export", "formats", "from-text", "import", "managed-objects", "scripts"],
    export: ["formats", "import", "managed-objects", "to-text"],
    import: ["formats"],
  };

  test("what names nodes and files knows nothing of journeys", () => {
    const naming = join("compiler", "naming");
    expect(sources(naming).length).toBeGreaterThan(0);
    expect(violations(naming, ({ to }) => inside(naming, to))).toEqual([]);
  });

  test("every folder has its rule", () => {
    const folders = readdirSync(join(root, room), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "errors")
      .map(({ name }) => name);
    expect(folders.toSorted()).toEqual(Object.keys(forbidden).toSorted());
  });

  test.each(Object.entries(forbidden))("%s imports only what comes before it", (folder, others) => {
    const found = violations(`${room}/${folder}`, ({ to }) =>
      others.every((other) => !inside(`${room}/${other}`, to)),
    );
    expect(found).toEqual([]);
  });

  test("check, compile and the workspace know nothing of it", () => {
    const folders = ["workspace", "host", "graph", "3-flow", "4-check", "5-lower", "6-emit"];
    for (const folder of folders) {
      expect(violations(`compiler/${folder}`, ({ to }) => !inside(room, to))).toEqual([]);
    }
  });

  test("the catalogue takes its JSON from it, and nothing of journeys", () => {
    const found = violations("compiler/catalogue", ({ to }) => {
      const isFile = inside(room, to) && !to.slice(room.length + 1).includes("/");
      return !inside(room, to) || isFile;
    });
    expect(found).toEqual([]);
  });
});

describe("inside the runtime", () => {
  const beneath = [
    "runtime/callbacks",
    "runtime/connectors",
    "runtime/database",
    "runtime/deadlines",
    "runtime/directory",
    "runtime/identity-providers",
    "runtime/log",
    "runtime/machine",
    "runtime/nodes",
  ];
  const around = ["runtime/audit", "runtime/session", "runtime/telemetry"];
  const outer = ["runtime/app", "runtime/http"];

  test.each(beneath)("%s knows nothing of what it is used by", (folder) => {
    expect(sources(folder).length).toBeGreaterThan(0);
    const users = [...around, ...outer];
    expect(violations(folder, ({ to }) => users.every((user) => !inside(user, to)))).toEqual([]);
  });

  test.each(around)("%s knows nothing of HTTP and the app", (folder) => {
    expect(sources(folder).length).toBeGreaterThan(0);
    expect(violations(folder, ({ to }) => outer.every((user) => !inside(user, to)))).toEqual([]);
  });

  test("options know nothing of each other", () => {
    const folder = join("runtime", "app", "options");
    const shared = ["needs.ts", "shape.ts", "wrong-option.ts"].map((file) => join(folder, file));
    expect(sources(folder).length).toBeGreaterThan(shared.length);
    expect(violations(folder, ({ to }) => !inside(folder, to) || shared.includes(to))).toEqual([]);
  });
});

test("of the runtime one module imports OpenTelemetry, and no other imports that one", () => {
  const bridge = "runtime/telemetry/opentelemetry.ts";
  const edges = sources("runtime").flatMap(importsOf);
  const importers = edges.filter(({ to }) => isPackage(to, "@opentelemetry/api"));
  expect([...new Set(importers.map(({ from }) => from))]).toEqual([bridge]);
  expect(edges.filter(({ to }) => to === bridge)).toEqual([]);
});

const customNodes = ["nodes.js", "opening-hours.js"].map((name) => `examples/custom-nodes/${name}`);

test("emitted modules import only the runtime, each other and their scripts", () => {
  const emitted = sources("examples").filter((path) => path.endsWith(".journey.ts"));
  expect(emitted.length).toBeGreaterThanOrEqual(3);
  const foreign = emitted
    .flatMap(importsOf)
    .filter(({ to }) => !isPackage(to, "@journeyc/runtime") && !to.endsWith(".journey.js"))
    .filter(({ to }) => !to.startsWith("examples/scripts/scripts/"))
    // Node types of the author's own.
    .filter(
      ({ from, to }) => !from.startsWith("examples/custom-nodes/") || !customNodes.includes(to),
    );
  expect(foreign).toEqual([]);
});

test("generated files are fresh", () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--conditions=@journeyc/source", "--import", "tsx", ".ci/generate.ts", "--check"],
    { cwd: root, encoding: "utf8" },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

/** Those whose journeys are compiled beside the sources; that of bundlers has none, and its test builds it. */
const compiledExamples = ["adapters", "pass-through", "scale-out"].map(
  (name) => `examples/${name}`,
);

test.each([
  ["modules are what their journeys compile to", compiledExamples],
  // They are about users of another schema.
  ["two factors' modules are what they compile to", ["examples/multi-factor"]],
  ["default journeys' modules are what they compile to", ["examples/default-journeys"]],
  ["module with scripts is what it compiles to", ["examples/scripts"]],
  ["custom nodes' modules are what they compile to", ["examples/custom-nodes"]],
  ["social sign-on's module is what it compiles to", ["examples/social"]],
  [
    "registry is that of its journeys",
    ["examples/adapters", "--registry", "examples/adapters/registry.ts"],
  ],
])("the examples' %s", (_, given) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["compiler/bin/journeyc.cjs", "compile", "--check", ...given],
    { cwd: root, encoding: "utf8" },
  );
  expect({ status, output: status === 0 ? "" : stdout + stderr }).toEqual({
    status: 0,
    output: "",
  });
});
