import type { Directory } from "../../../runtime/directory/directory.ts";
import { afterAll, beforeAll, describe } from "vitest";
import type { MakeBackend } from "./backends.ts";
import { concurrencyContract } from "./contract/concurrency.ts";
import { devicesContract } from "./contract/devices.ts";
import { findContract } from "./contract/find.ts";
import { hostileTextContract } from "./contract/hostile-text.ts";
import { objectContract } from "./contract/objects.ts";
import { passwordContract } from "./contract/passwords.ts";
import { patchContract } from "./contract/patch.ts";
import { policyContract } from "./contract/policies.ts";
import { securityAnswersContract } from "./contract/security-answers.ts";
import { uniquenessContract } from "./contract/uniqueness.ts";
import { device, user } from "./resources.ts";

/** A directory for the tests of one part of the contract, open while they run. */
export type GetDirectory = () => Directory;

/** What every directory does, whatever it stores in. */
export function directoryContract(name: string, makeBackend: MakeBackend): void {
  describe(`${name} directory`, () => {
    let opened: { readonly directory: Directory; close(): Promise<void> } | undefined;

    beforeAll(async () => {
      const backend = await makeBackend();
      const directory = backend.directory();
      await directory.open([user, device]);
      opened = {
        directory,
        close: async () => {
          await directory.close();
          await backend.remove();
        },
      };
    });

    afterAll(() => opened?.close());

    const directory: GetDirectory = () => {
      if (!opened) throw new Error("The directory is not open.");
      return opened.directory;
    };
    objectContract(directory);
    findContract(directory);
    patchContract(directory);
    policyContract(directory);
    uniquenessContract(directory);
    passwordContract(directory);
    securityAnswersContract(directory);
    devicesContract(directory);
    concurrencyContract(directory);
    hostileTextContract(directory);
  });
}
