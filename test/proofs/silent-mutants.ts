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
  [
    /^login: past checkPassword to countAttempt$/,
    "nobody signs on any more, as the nodes show that are left over",
  ],
  [
    /^login: past countAttempt to lockAccount$/,
    "one wrong password locks the account: strict, and signs on nobody more",
  ],
  [/ past findUser to (sendLink|sendUsername)$/, "the sender looks the user up itself"],
  [
    /^update-password: past askNew to savePassword$/,
    "what is stored is the password that has just been verified, or nothing",
  ],
  [/^login: past lockAccount to failure$/, "the retry limit is still there"],
  [/ without (emailTemplateName|retryLimit|amount)$/, "the default stands in"],
  [/^update-password: .* -> success$/, "the live session proves the user; nothing more is changed"],
  [/ -> success$/, "the user is proved already, and something is left out"],
  [/ past \w+ to failure$/, "signs on fewer, and changes nothing"],
  [/ past \w+ to success$/, "the user is proved already, and something is left out"],
  [/ past \w+ to \w+$/, "the user is proved as before, and something is left out"],
];
