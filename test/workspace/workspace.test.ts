import { describe, expect, test } from "vitest";
import { check, compile, createWorkspace, MemoryHost } from "../../compiler/index.ts";
import { journey, schema, unwired } from "../cli/journeyc.ts";

const importing = (name: string, other: string): string =>
  `import { ${other} } from "./${other}.journey"\n\n${journey(name)}`;

const numbered = (index: number): string => `J${index}`;

describe("a workspace", () => {
  test("keeps the trees of files that did not change, and sees every change", () => {
    const host = new MemoryHost({
      "A.journey": journey("A"),
      "B.journey": journey("B"),
      "user.schema.json": schema,
    });
    const workspace = createWorkspace(host);
    const entries = ["A.journey", "B.journey"];
    const first = workspace.check(entries);
    expect(first.diagnostics).toEqual([]);
    host.write("B.journey", unwired("B"));
    const second = workspace.check(entries);
    expect(second.files[0]).toBe(first.files[0]);
    expect(second.files[1]).not.toBe(first.files[1]);
    expect(second.diagnostics.map(({ primary }) => primary.file)).toEqual(["B.journey"]);
    host.write("B.journey", journey("B"));
    expect(workspace.check(entries).diagnostics).toEqual([]);
  });

  test("an overlay stands for its file, also where there is none, until it is taken away", () => {
    const host = new MemoryHost({ "A.journey": importing("A", "B"), "user.schema.json": schema });
    const workspace = createWorkspace(host);
    const codes = (): string[] =>
      workspace.check(["A.journey"]).diagnostics.map(({ code }) => code);
    expect(codes()).toEqual(["J2007"]);
    workspace.update("B.journey", journey("B"));
    expect(codes()).toEqual(["J2013"]);
    workspace.forget("B.journey");
    expect(codes()).toEqual(["J2007"]);
    expect(host.read("B.journey")).toMatchObject({ ok: false });
  });

  test("names everything that a result rests on, imports that are not there included", () => {
    const host = new MemoryHost({ "A.journey": importing("A", "B"), "user.schema.json": schema });
    expect(check(["A.journey"], host).dependencies).toEqual([
      "A.journey",
      "B.journey",
      "journey.catalogue.json",
      "user.schema.json",
    ]);
  });

  test("files that import each other are read once each", () => {
    const host = new MemoryHost({
      "A.journey": importing("A", "B"),
      "B.journey": importing("B", "A"),
      "user.schema.json": schema,
    });
    expect(check(["A.journey"], host).files.map(({ path }) => path)).toEqual([
      "A.journey",
      "B.journey",
    ]);
  });

  test("a chain of a thousand imports does not exhaust the stack", () => {
    const files = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [
        `${numbered(index)}.journey`,
        importing(numbered(index), numbered(index + 1)),
      ]),
    );
    const host = new MemoryHost({
      ...files,
      "J1000.journey": journey("J1000"),
      "user.schema.json": schema,
    });
    const { files: reached, diagnostics } = check(["J0.journey"], host);
    expect(reached).toHaveLength(1_001);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("gives the same outputs for the same texts, and none when there is an error", async () => {
    const files = {
      "A.journey": journey("A"),
      "deep/B.journey": journey("B"),
      "user.schema.json": schema,
      "deep/user.schema.json": schema,
    };
    const [once, twice] = await Promise.all(
      [Object.entries(files), Object.entries(files).toReversed()].map((entries) =>
        compile(["deep/B.journey", "A.journey"], new MemoryHost(Object.fromEntries(entries))),
      ),
    );
    expect(once?.outputs.map(({ path }) => path)).toEqual([
      "A.journey.ts",
      "A.journey.ts.map",
      "deep/B.journey.ts",
      "deep/B.journey.ts.map",
    ]);
    expect(twice?.outputs).toEqual(once?.outputs);
    const broken = new MemoryHost({ ...files, "A.journey": unwired("A") });
    expect((await compile(["deep/B.journey", "A.journey"], broken)).outputs).toEqual([]);
  });
});
