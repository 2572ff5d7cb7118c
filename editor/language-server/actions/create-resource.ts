import { quote, unknownResource, userSchema } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action, Change } from "../action.ts";
import { declarationPlace } from "../edits/declaration-place.ts";
import { insertion } from "../edits/insertion.ts";

const kind = CodeActionKind.QuickFix;

/** Declares the resource that a journey is on, from the schema of its name beside the journey, which it makes if need be. */
export const action: Action = {
  kinds: [kind],
  *propose({ source, path, project, createsFiles, ...request }) {
    for (const finding of request.of(unknownResource)) {
      const { start, end } = finding.primary.span;
      const name = source.text.slice(start, end);
      const specifier = `./${name.replace(/^.*\//, "")}.schema.json`;
      const schema = project.workspace.host.resolve(path, specifier);
      const isThere = project.workspace.read(schema).ok;
      if (!isThere && !createsFiles) continue;
      const { offset, around } = declarationPlace(source, "Resource");
      const text = around(`resource ${name} from ${JSON.stringify(specifier)}`);
      const declared: Change = { edits: [insertion(path, offset, text)] };
      const created: Change = { ...declared, newFiles: [{ path: schema, text: userSchema }] };
      yield {
        title: isThere
          ? `Declare ${quote(name)} from ${quote(specifier)}`
          : `Declare ${quote(name)} with a new schema ${quote(specifier)}`,
        kind,
        group: "create",
        repairs: [finding],
        change: () => (isThere ? declared : created),
      };
    }
  },
};
