import { MemoryHost } from "journeyc";
import { expect, test } from "vitest";
import { Project } from "../../editor/language-server/project/project.ts";

const files = { "a.journey": "", "b.journey": "", "deep/c.journey": "" };

function named(project: Project): readonly string[] {
  const paths: string[] = [];
  for (let path = project.readNext(); path !== undefined; path = project.readNext())
    paths.push(path);
  return paths;
}

test("each file is named once, whoever has read it before", () => {
  const project = new Project("file:///project", new MemoryHost(files));
  project.update("b.journey", "journey B {\n}\n");
  expect(project.isRead).toBe(false);
  expect(named(project)).toEqual(["a.journey", "b.journey", "deep/c.journey"]);
  expect(project.isRead).toBe(true);
});

test("a question about the whole folder leaves none out: each is still checked by itself", () => {
  const project = new Project("file:///project", new MemoryHost(files));
  expect(project.readNext()).toBe("a.journey");
  project.readAll();
  expect(project.isRead).toBe(true);
  expect([...project.files]).toEqual(["a.journey", "deep/c.journey", "b.journey"]);
  expect(named(project)).toEqual(["b.journey", "deep/c.journey"]);
});
