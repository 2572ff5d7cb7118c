import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, journey, journeyc } from "../cli/journeyc.ts";
import { patience } from "./support/numbers.ts";

// What is compiled is written below the output folder, or not at all.

const concise = ["--reporter", "concise"];

/** Sources and links that lead out, as arguments to `compile` in the folder `project`. */
const ways: readonly (readonly [string, (root: string) => readonly string[]])[] = [
  ["a source above", () => ["../outside.journey", "--out-dir", "out"]],
  ["a source above, by a detour", () => ["sub/../../outside.journey", "--out-dir", "out"]],
  ["a source with an absolute path", (root) => [join(root, "outside.journey"), "--out-dir", "out"]],
  [
    "a folder of the output that links elsewhere",
    (root) => {
      mkdirSync(join(root, "project/out"), { recursive: true });
      symlinkSync(join(root, "victim"), join(root, "project/out/sub"));
      return ["sub", "--out-dir", "out"];
    },
  ],
  [
    "a module that links to a file elsewhere",
    (root) => {
      mkdirSync(join(root, "project/out/sub"), { recursive: true });
      symlinkSync(join(root, "victim/kept.ts"), join(root, "project/out/sub/a.journey.ts"));
      return ["sub", "--out-dir", "out"];
    },
  ],
  [
    "a source that links elsewhere",
    (root) => {
      symlinkSync(join(root, "outside.journey"), join(root, "project/link.journey"));
      return ["link.journey", "--out-dir", "out"];
    },
  ],
];

test(
  "6 ways out, 0 files outside",
  async () => {
    for (const [name, prepare] of ways) {
      const root = folderWith({
        "project/sub/a.journey": journey("A"),
        "outside.journey": journey("B"),
        "victim/kept.ts": "export {};\n",
      });
      const args = prepare(root);
      const { stdout } = await journeyc(["compile", ...args, ...concise], {
        folder: join(root, "project"),
      });
      expect(readdirSync(join(root, "victim")), `${name}\n${stdout}`).toEqual(["kept.ts"]);
      expect(readFileSync(join(root, "victim/kept.ts"), "utf8"), name).toBe("export {};\n");
      expect(readdirSync(root).toSorted(), name).toEqual(
        ["outside.journey", "project", "user.schema.json", "victim"].filter((it) =>
          existsSync(join(root, it)),
        ),
      );
      for (const at of ["", "sub"])
        expect(readdirSync(join(root, "project", at)).filter((it) => it.endsWith(".ts"))).toEqual(
          [],
        );
    }
    expect(ways).toHaveLength(6);
  },
  patience,
);
