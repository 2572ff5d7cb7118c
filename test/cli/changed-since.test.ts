import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, journey, journeyc, schema, unwired } from "./journeyc.ts";

const outer = (name: string): string => `import { Inner } from "./inner.journey"

journey ${name} {
  start -> inner

  node inner: InnerTreeEvaluator {
    tree: Inner

    true  -> success
    false -> failure
  }
}
`;
const inner = journey("Inner").replace("{\n", "{\n  innerTreeOnly: true\n\n");

function git(folder: string, ...commandLine: readonly string[]): void {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  execFileSync("git", [...identity, ...commandLine], { cwd: folder, stdio: "pipe" });
}

/** A repository whose first commit has a finding of old, and a journey that runs another. */
function repository(): string {
  const folder = folderWith({
    "old.journey": unwired("Old"),
    "outer.journey": outer("Outer"),
    "inner.journey": inner,
  });
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", ".");
  git(folder, "commit", "--quiet", "--message=first");
  return folder;
}

async function found(folder: string, commit = "main", below = folder) {
  const { code, stdout, stderr } = await journeyc(
    ["check", "--changed-since", commit, "--reporter", "concise"],
    { folder: below },
  );
  const files = stdout.split("\n").flatMap((line) => line.split(":", 1)[0] || []);
  return { code, files: [...new Set(files)], stderr };
}

describe("check --changed-since", () => {
  test("says nothing of old where nothing has changed", async () => {
    expect(await found(repository())).toEqual({ code: 0, files: [], stderr: "" });
  });

  test("a change is felt where a file is imported", async () => {
    const folder = repository();
    // The inner journey signs nobody on any more.
    writeFileSync(
      join(folder, "inner.journey"),
      inner.replace("false -> failure", "false -> success"),
    );
    const { code, files } = await found(folder);
    expect(code).toBe(1);
    expect(files).toContain("outer.journey");
    expect(files).not.toContain("old.journey");
  });

  test("what is committed on the branch counts, what main has got since does not", async () => {
    const folder = repository();
    git(folder, "switch", "--quiet", "--create", "branch");
    writeFileSync(join(folder, "new.journey"), unwired("New"));
    git(folder, "add", ".");
    git(folder, "commit", "--quiet", "--message=new");
    git(folder, "switch", "--quiet", "main");
    writeFileSync(join(folder, "old.journey"), `${unwired("Old")}\n// touched\n`);
    git(folder, "commit", "--quiet", "--all", "--message=touched");
    git(folder, "switch", "--quiet", "branch");
    expect((await found(folder)).files).toEqual(["new.journey"]);
  });

  test("a file that git does not know yet, a schema, and a file that is gone", async () => {
    const folder = repository();
    writeFileSync(join(folder, "new.journey"), unwired("New"));
    expect((await found(folder)).files).toEqual(["new.journey"]);
    writeFileSync(join(folder, "user.schema.json"), schema.replace("userName", "loginName"));
    expect((await found(folder)).files).toContain("old.journey");
    const gone = repository();
    rmSync(join(gone, "inner.journey"));
    expect((await found(gone)).files).toEqual(["outer.journey"]);
  });

  test("from a folder below the repository's", async () => {
    const folder = repository();
    mkdirSync(join(folder, "below"));
    writeFileSync(join(folder, "below/new.journey"), unwired("New").replace("./user", "../user"));
    expect((await found(folder, "main", join(folder, "below"))).files).toEqual(["new.journey"]);
  });

  test("says what git says, and takes no option for a commit", async () => {
    const folder = repository();
    const unknown = await found(folder, "no-such-branch");
    expect(unknown).toMatchObject({ code: 2, files: [] });
    expect(unknown.stderr).toContain("no-such-branch");
    expect(await found(folder, "--output=pwned")).toMatchObject({ code: 2, files: [] });
    const bare = folderWith({ "a.journey": journey("A") });
    expect((await found(bare)).stderr).toContain("not a git repository");
    const both = await journeyc(["check", "--fix", "--changed-since", "main"], { folder });
    expect(both).toMatchObject({ code: 2 });
  });
});
