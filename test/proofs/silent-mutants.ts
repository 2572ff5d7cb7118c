/** Why nothing but an unreachable node is found in a mutant. The first that fits counts. */
export const silent: readonly (readonly [fits: RegExp, why: string])[] = [
  [
    /^update-password: past hasPassword to sendLink$/,
    "mails everybody a link, which proves the user in this run",
  ],
  [
    /^update-password: past (hasPassword to askCurrent)$/,
    "asks everybody for the current password",
  ],
  [
    /^registration: past verifyMail to createUser$/,
    "who creates an account owns it; that its address was verified is no promise of the checker's",
  ],
  [
    /^forgotten-username: (sendUsername -> success|past signIn to success)$/,
    "the link was mailed to the user's own address, which proves the user",
  ],
  [
    /^forgotten-username: sendUsername without objectLookup$/,
    "the link leads to a sign-on, and proves nothing by itself",
  ],
  [/^reset-password: sendLink -> success$/, "the mailed link proves the user; nothing is changed"],
  [/^login: past lockAccount to failure$/, "the retry limit is still there"],
  [/ without (emailTemplateName|retryLimit|amount)$/, "the default stands in"],
  [/^update-password: .* -> success$/, "the live session proves the user; nothing more is changed"],
  [/ -> success$/, "the user is proved already, and something is left out"],
  [/ past \w+ to failure$/, "fails more often"],
  [/ past \w+ to success$/, "the user is proved already, and something is left out"],
  [/ past \w+ to \w+$/, "the user is proved as before, and something is left out"],
];
