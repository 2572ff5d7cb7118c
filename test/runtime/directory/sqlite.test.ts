import { sqliteBackend } from "./backends.ts";
import { directoryContract } from "./contract.ts";

directoryContract("sqlite", sqliteBackend);
