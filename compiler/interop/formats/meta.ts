import { version } from "../../version.ts";
import type { JsonObject } from "../json.ts";

/** Who wrote a file, where nothing else is known. No user, no date: the same journeys make the same file. */
export const newMeta: JsonObject = { exportTool: "journeyc", exportToolVersion: version };
