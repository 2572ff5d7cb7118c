import type { SourceFile } from "journeyc/syntax";

/** What the plugin's parser gives its printer. The tree is wrapped, so that prettier looks for no comments of its own in it. */
export interface JourneyText {
  readonly type: "journey";
  readonly file: SourceFile;
}
