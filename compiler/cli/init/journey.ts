/** The first journey: a user name and a password, checked against what is stored here. */
export const journey = `resource managed/alpha_user from "./alpha_user.schema.json"

/// Signs a user on with the password that is stored here.
journey Login on managed/alpha_user {
  start -> signIn

  page signIn {
    pageHeader: { en: "Sign In" }

    username: PlatformUsername
    password: PlatformPassword

    -> localLogin
  }

  node localLogin "Check the password": DataStoreDecision {
    true  -> countLogin
    false -> failure
  }

  node countLogin "Count the sign-on": IncrementLoginCount -> success
}
`;
