import { MemoryHost } from "journeyc";
import { expect, test } from "vitest";
import { Project } from "../../editor/language-server/project/project.ts";

const journey = (name: string): string => `journey ${name} {\n  start -> success\n}\n`;

test("files that a question makes the project read are not forgotten by who reads them one by one", () => {
  const host = new MemoryHost({ "a.journey": journey("A"), "b.journey": journey("B") });
  const project = new Project("file:///project", host);
  project.readNext();
  expect(project.takeRead()).toEqual(["a.journey"]);
  project.readAll();
  expect(project.isRead).toBe(true);
  expect(project.takeRead()).toEqual(["b.journey"]);
  expect(project.takeRead()).toEqual([]);
});

test("what has changed is told once, with the text that lies over the file", () => {
  const project = new Project("file:///project", new MemoryHost({ "a.journey": journey("A") }));
  project.update("a.journey", journey("B"));
  project.reread("b.journey");
  expect([...project.takeChanges()]).toEqual([
    ["a.journey", journey("B")],
    ["b.journey", undefined],
  ]);
  expect([...project.takeChanges()]).toEqual([]);
  project.forget("a.journey");
  expect([...project.takeChanges()]).toEqual([["a.journey", undefined]]);
});

test("a file outside of the folder is read when one of the folder imports it", () => {
  const host = new MemoryHost({
    "in/a.journey": `import { B } from "../node_modules/b.journey"\n`,
    "node_modules/b.journey": journey("B"),
  });
  const project = new Project("file:///project", host);
  project.readAll();
  expect([...project.files]).toEqual(["in/a.journey", "node_modules/b.journey"]);
});
