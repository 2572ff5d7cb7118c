import type { Binding } from "../binding.ts";
import { actionBinding } from "./action.ts";
import { callbacksBinding } from "./callbacks.ts";
import { callbacksBuilderBinding } from "./callbacks-builder.ts";
import { httpClientBinding } from "./http-client.ts";
import { idRepositoryBinding } from "./id-repository.ts";
import { loggerBinding } from "./logger.ts";
import { nodeStateBinding } from "./node-state.ts";
import { openidmBinding } from "./openidm.ts";
import { realmBinding } from "./realm.ts";
import { refusedBinding } from "./refused.ts";
import { requestBinding } from "./request.ts";
import { surroundingsBinding } from "./surroundings.ts";
import { utilsBinding } from "./utils.ts";

/** Every binding there is. */
export const bindings: readonly Binding[] = [
  realmBinding,
  refusedBinding,
  surroundingsBinding,
  loggerBinding,
  requestBinding,
  nodeStateBinding,
  callbacksBinding,
  callbacksBuilderBinding,
  actionBinding,
  utilsBinding,
  httpClientBinding,
  openidmBinding,
  idRepositoryBinding,
];
