import { marked } from "marked";
import { expect, test } from "vitest";
import { login, resource } from "../../check/program.ts";
import { Editor } from "../support/editor.ts";
import { hover, hovers } from "./support.ts";

test("a connector, its kind, environment values and where they are used", async () => {
  const [connector, kind, setting, plain, secret] = await hovers(`/// Who \`we\` are <img src=x>.
connector Re<|>mote: Ent<|>ra {
  tenan<|>tId: env.TEN<|>ANT
  clientId: env.CLIENT
  clientSecret: secret.CLI<|>ENT
}

connector Other: Entra {
  tenantId: env.TENANT
  clientId: env.CLIENT
}
`);
  expect(connector).toContain("```journey\nconnector Remote: Entra\n```");
  expect(connector).toContain("Who `we` are &lt;img src=x&gt;.");
  expect(kind).toContain("```journey\nEntra\n```");
  expect(setting).toContain("```journey\ntenantId: string\n```");
  expect(setting).toContain("A setting of `Entra`, which must be given.");
  expect(plain).toContain("`Remote.tenantId` in `a.journey`\n- `Other.tenantId` in `a.journey`");
  expect(secret).toContain("A secret that each environment provides.");
});

test("a resource and its attributes, with what makes them secret", async () => {
  const [declared, attribute, filter, missing] = await hovers(
    `resource managed/al<|>pha_user from "./alpha_user.schema.json"

journey Login on managed/alpha_user {
  start -> find

  node find: IdentifyExistingUser {
    identityAttribute: "ma<|>il"

    true  -> ask
    false -> failure
  }

  page ask {
    x: AttributeCollector {
      attributesToCollect: ["passw<|>ord", "no<|>pe"]
    }

    -> stop
  }
}
`,
  );
  expect(declared).toContain("Alpha realm user");
  expect(declared).toContain("- Secret: `password`");
  expect(attribute).toContain("```journey\nmail: string\n```");
  expect(attribute).toContain("Email address");
  expect(attribute).toContain('- Required\n- Unique\n- `format`: `"email"`');
  expect(filter).toContain("- Secret: it is never shown");
  expect(filter).toContain("- `minLength`: `8`");
  expect(missing).toContain("`managed/alpha_user` has no such attribute.");
});

test("a node type says what it does, its outcomes and settings, and whether it runs", async () => {
  const [runs, described, opaque] = await hovers(
    login(`  start -> a

  node a: DataStore<|>Decision {
    true  -> b
    false -> failure
  }

  node b: LDAP<|>Decision {
    else -> c
  }

  node c: "design<|>er-1" {
    -> failure
  }
`),
  );
  expect(runs).toContain("- `true`: The password is the user's own.");
  expect(runs).toContain("- May be given: `revalidateAfter`");
  expect(runs).toContain("`DataStoreDecisionNode`. The runtime runs it.");
  expect(described).toContain("the runtime does not run it.");
  expect(opaque).toContain("What it reads, writes and proves is not known");
});

test("else says which outcomes it stands for, an outcome what AM calls it, an end what it means", async () => {
  const [outcome, rest, end] = await hovers(`connector Remote: Entra {
  tenantId: env.TENANT
  clientId: env.CLIENT
}

${login(`  start -> a

  node a: PassthroughAuthentication {
    systemEndpoint: Remote
    objectType: "User"

    missing<|>Input -> a
    el<|>se -> fail<|>ure
  }
`)}`);
  expect(outcome).toContain("AM calls it `MISSING");
  expect(rest).toContain("**Stands for**\n\n- `authenticated`: ");
  expect(rest).not.toContain("`missingInput`:");
  expect(end).toContain("The run ends, and nobody is signed on.");
});

test("settings: type, default and choices; a journey's own, too", async () => {
  const [duration, own, unknown] = await hovers(
    login(`  inner<|>TreeOnly: false
  start -> a

  node a: EmailSuspend {
    objectLook<|>up: true
    no<|>pe: 1

    -> success
  }
`),
  );
  expect(duration).toContain("```journey\ninnerTreeOnly: boolean\n```");
  expect(duration).toContain("- Default: `false`");
  expect(own).toContain("A setting of `EmailSuspend`.");
  expect(unknown).toContain("`EmailSuspend` has no setting of this name that is known.");
});

test("words of the language, files, codes of findings, object types", async () => {
  const shown = await hovers({
    "b.journey": `im<|>port { managed/alpha_user } from "./<|>c.journey"

connector Remote: Entra {
  tenantId: env.TENANT
  clientId: env.CLIENT
}

@allow(J60<|>01, "reason")
journey Login on managed/alpha_user {
  sta<|>rt -> a

  node a: PassthroughAuthentication {
    systemEndpoint: Remote
    objectType: "Us<|>er"

    authenticated -> success
    else -> failure
  }
}
`,
    "c.journey": resource,
  });
  expect(shown[0]).toContain("Brings in what another file declares.");
  expect(shown[1]).toContain('```journey\n"c.journey"\n```');
  expect(shown[2]).toContain("J6001: Success without authentication");
  expect(shown[2]).toContain("A path leads to `success` on which nobody has shown a credential.");
  expect(shown[3]).toContain("The node that a run begins at.");
  expect(shown[4]).toContain("An object type of `Remote`.");
});

test("the code of a finding leads to its page where the editor has one", async () => {
  await using editor = await Editor.start(
    { "a.journey": '@allow(J20<|>02, "reason")\njourney Login {\n  start -> stop\n}\n' },
    { initializationOptions: { pages: "https://example.com/{code}" } },
  );
  const shown = await hover(editor);
  expect(shown).toContain("docs/nodes lists those that it has.");
  expect(shown).toContain("More: [J2002](<https://example.com/J2002>)");
});

test("the points of a requirement", async () => {
  const [factor, order, end, type] = await hovers(
    login(`  require mf<|>a bef<|>ore succ<|>ess
  require Account<|>Lockout after check.false
  start -> check

  node check: DataStoreDecision {
    true  -> success
    false -> failure
  }
`),
  );
  expect(factor).toContain("Two proofs of different kinds");
  expect(order).toContain("No path reaches B on which A has not happened.");
  expect(end).toContain("a session is made");
  expect(type).toContain("```journey\nAccountLockout\n```");
});

test("no text of a file becomes Markdown or HTML, and no fence is closed by one", async () => {
  const evil = "``` </pre> [x](command:evil) ![y](http://e) <b> **bold** www.e.example";
  const shown = await hovers(
    login(`  start -> a

  /// ${evil}
  ///
  /// \`[z](http://e)\` # x
  node <|>a "${evil}": IncrementLoginCount <|>-> b

  node <|>b "[x](command:evil) <b>": Increm<|>entLoginCount -> "\`\`\`"
`),
  );
  expect(shown.every((text) => text !== "")).toBe(true);
  // The renderer of VS Code, with nothing taken out of what it makes.
  for (const text of shown)
    expect(await marked.parse(text)).not.toMatch(/<(?:a|img|b)\b|<strong>bold|<\/pre>[^]*<pre>/);
  expect(shown[0]).toMatch(/^````journey\nnode a "``` <\/pre> /);
});

test("the value of a secret is nowhere, also where it stands in plain text", async () => {
  const shown = await hovers(`connector Re<|>mote: Entra {
  tenantId: "t"
  clientId: "c"
  client<|>Secret: "hunter<|>2"
}
`);
  expect(shown.join("\n")).not.toContain("hunter2");
});
