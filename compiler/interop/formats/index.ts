import { amFileConfig } from "./am-file-config.ts";
import { am } from "./am.ts";
import { amster } from "./amster.ts";
import type { FormatReader } from "./format.ts";
import { frConfigManager } from "./fr-config-manager.ts";
import { frodoFolder } from "./frodo-folder.ts";
import { frodoFullConfig } from "./frodo-full-config.ts";
import { frodoMulti } from "./frodo-multi.ts";
import { frodo } from "./frodo.ts";
import { nodeList } from "./node-list.ts";
import { restRecording } from "./rest-recording.ts";
import { restTree } from "./rest-tree.ts";

/** Every format that is read. The first that takes a file has it, so that the narrower ones come first. */
export const readers: readonly FormatReader[] = [
  frodoFolder,
  frConfigManager,
  amster,
  amFileConfig,
  restTree,
  nodeList,
  restRecording,
  frodoFullConfig,
  frodoMulti,
  am,
  frodo,
];
