import { expect, test } from "vitest";
import type { Json } from "../../../compiler/interop/json.ts";
import { treeResource } from "../../../compiler/interop/managed-objects/tree-resource.ts";
import { parseSource } from "../../../compiler/1-syntax/parse.ts";

test.each<[Json | undefined, string, string]>([
  ["managed/alpha_user", "managed/alpha_user", "stated"],
  ["managed/userRealmuser", "managed/userRealmuser", "stated"],
  ["managed/my-type", "managed/my-type", "stated"],
  ["internal/user", "internal/user", "stated"],
  [undefined, "managed/user", "default"],
  [null, "managed/user", "default"],
  ["", "managed/user", "default"],
  ["null", "managed/user", "default"],
  [["managed/user"], "managed/user", "default"],
  ["identity_resource", "managed/identity_resource", "renamed"],
  ["managed/my.type", "managed/my_type", "renamed"],
  ["&{esv.resource}", "managed/esv_resource", "renamed"],
  ["managed/user\nstart -> success", "managed/user_start_success", "renamed"],
  ["../../etc/passwd", "managed/etc_passwd", "renamed"],
  ["🙂", "managed/object", "renamed"],
])("%j is written %s (%s)", (value, name, origin) => {
  expect(treeResource(value)).toEqual({ name, origin });
  const text = `resource ${name} from "./x.schema.json"\n`;
  expect(parseSource("x.journey", text).diagnostics).toEqual([]);
});
