import { expect, test } from "vitest";
import { Uris } from "../../editor/language-server/project/uris.ts";

test.each([
  ["file:///project", "file:///project/login.journey", "login.journey"],
  ["file:///project/", "file:///project/a/login.journey", "a/login.journey"],
  ["file:///project", "file:///projects/login.journey", "../projects/login.journey"],
  ["file:///a/b/c", "file:///a/x/y.journey", "../../x/y.journey"],
  ["file:///", "file:///login.journey", "login.journey"],
  [
    "file:///my%20b%C3%BCro%20100%25%20%23",
    "file:///my%20b%C3%BCro%20100%25%20%23/a%3F.journey",
    "a?.journey",
  ],
  ["file:///c%3A/work", "file:///c%3A/work/login.journey", "login.journey"],
  ["file:///c%3A/work", "file:///c%3A/other/login.journey", "../other/login.journey"],
  ["file:///c%3A/work", "file:///d%3A/other/login.journey", "d:/other/login.journey"],
  ["file://server/share/work", "file://server/share/work/a.journey", "a.journey"],
  ["file:///c%3A/work", "file://server/share/a.journey", "//server/share/a.journey"],
])("in %s, %s is %s, and back", (root, uri, path) => {
  const uris = new Uris(root);
  expect(uris.pathOf(uri)).toBe(path);
  expect(uris.uriOf(path)).toBe(uri);
});

test.each([
  ["file:///C:/work", "file:///c%3A/work/login.journey"],
  ["file:///c%3A/work", "file:///C:/work/login.journey"],
  ["file:///pro(ject)", "file:///pro%28ject%29/login.journey"],
])("in %s, %s is login.journey, and is called so from then on", (root, uri) => {
  const uris = new Uris(root);
  expect(uris.contains(uri)).toBe(true);
  expect(uris.pathOf(uri)).toBe("login.journey");
  uris.spell(uri);
  expect(uris.uriOf("login.journey")).toBe(uri);
});

test.each([
  ["file:///project", "untitled:Untitled-1", "untitled:Untitled-1.journey"],
  ["untitled:", "untitled:Untitled-1", "untitled:Untitled-1.journey"],
  ["inmemory://model", "inmemory://model/1", "1.journey"],
])("in %s, %s is the journey %s", (root, uri, path) => {
  const uris = new Uris(root);
  uris.spell(uri);
  expect(uris.pathOf(uri)).toBe(path);
  expect(uris.uriOf(path)).toBe(uri);
});

test("a neighbour whose name begins alike is outside", () => {
  expect(new Uris("file:///project").contains("file:///project-2/a.journey")).toBe(false);
});
