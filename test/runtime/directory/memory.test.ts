import { memoryBackend } from "./backends.ts";
import { directoryContract } from "./contract.ts";

directoryContract("memory", memoryBackend);
