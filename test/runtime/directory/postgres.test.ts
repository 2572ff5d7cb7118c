import { postgresBackend } from "./backends.ts";
import { directoryContract } from "./contract.ts";

directoryContract("postgres", postgresBackend);
