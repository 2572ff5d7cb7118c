import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

export interface RecaptchaEnterpriseQuestion {
  readonly recaptchaSiteKey: string;
  readonly captchaApiUri: string;
  readonly captchaDivClass: string;
}

/**
 * `ReCaptchaEnterpriseCallback`: output `recaptchaSiteKey`, `captchaApiUri`, `captchaDivClass`, inputs `token`,
 * `action`, `clientError`, `payload`. Ping's SDKs find the inputs of the first callback of a step only.
 */
export function recaptchaEnterpriseCallback(question: RecaptchaEnterpriseQuestion): Callback {
  const { recaptchaSiteKey, captchaApiUri, captchaDivClass } = question;
  return callbackOf(
    "ReCaptchaEnterpriseCallback",
    { recaptchaSiteKey, captchaApiUri, captchaDivClass },
    { token: "", action: "", clientError: "", payload: "" },
  );
}
