/**
 * The language for tree-sitter, rule by rule as in grammar/journey.ebnf; its terminals are made from those of the
 * compiler. It takes a little more than the compiler: line breaks do not count, and blocks nest without end.
 */
const terminals = require("./terminals.json");

const terminal = (name) => new RegExp(terminals[name]);
const separated = (rule) => repeat(seq(rule, optional(",")));

module.exports = grammar({
  name: "journey",

  word: ($) => $.identifier,

  extras: ($) => [/\s/, $.doc_comment, $.comment],

  inline: ($) => [$._text],

  rules: {
    source_file: ($) => repeat($._declaration),

    _declaration: ($) => choice($.annotation, $.import, $.connector, $.resource, $.journey),

    import: ($) =>
      seq(
        "import",
        "{",
        separated(field("name", choice($.identifier, $.resource_name))),
        "}",
        "from",
        field("source", $._text),
      ),

    connector: ($) =>
      seq(
        "connector",
        field("name", $.identifier),
        ":",
        field("type", alias($.identifier, $.type)),
        field("body", alias($.settings, $.connector_body)),
      ),

    resource: ($) =>
      seq("resource", field("name", $.resource_name), "from", field("source", $._text)),

    journey: ($) =>
      seq(
        "journey",
        field("name", $.identifier),
        optional(field("display_name", $._text)),
        optional(seq("on", field("resource", $.resource_name))),
        field("body", $.journey_body),
      ),

    annotation: ($) =>
      seq(
        "@",
        "allow",
        "(",
        field("code", alias($.identifier, $.diagnostic_code)),
        ",",
        field("reason", $._text),
        ")",
      ),

    journey_body: ($) =>
      seq("{", repeat(choice($.annotation, $.start, $.require, $.node, $.page, $.setting)), "}"),

    start: ($) => seq("start", "->", field("target", $._target)),

    require: ($) =>
      seq(
        "require",
        field("needed", $.point),
        field("order", choice("before", "after")),
        field("at", $.point),
      ),

    point: ($) =>
      seq(field("name", $.identifier), optional(seq(".", field("outcome", $._outcome)))),

    node: ($) =>
      seq(
        "node",
        field("name", $.identifier),
        optional(field("display_name", $._text)),
        ":",
        field("type", $._type),
        choice(alias($.short_wiring, $.wiring), field("body", $.node_body)),
      ),

    node_body: ($) => seq("{", repeat(choice($.setting, $.wiring)), "}"),

    page: ($) =>
      seq(
        "page",
        field("name", $.identifier),
        optional(field("display_name", $._text)),
        field("body", $.page_body),
      ),

    page_body: ($) =>
      seq(
        "{",
        repeat(choice($.annotation, alias($.page_setting, $.setting), $.member, $.wiring)),
        "}",
      ),

    // After a name and a colon, a name is a type; a setting whose value is a name has its key in quotes.
    page_setting: ($) =>
      choice(
        seq(field("key", $._name), ":", field("value", $._data)),
        seq(field("key", $._text), ":", field("value", $._value)),
      ),

    member: ($) =>
      choice(
        seq(
          field("name", $._name),
          ":",
          field("type", alias($.identifier, $.type)),
          optional(field("body", $.settings)),
        ),
        seq(
          field("name", $._name),
          ":",
          field("type", alias($._text, $.opaque_type)),
          field("body", $.settings),
        ),
        seq(
          field("name", $._name),
          field("display_name", $._text),
          ":",
          field("type", $._type),
          optional(field("body", $.settings)),
        ),
      ),

    _type: ($) => choice(alias($.identifier, $.type), alias($._text, $.opaque_type)),

    wiring: ($) =>
      seq(
        optional(
          choice(
            seq(field("outcome", $._outcome), repeat(seq(",", field("outcome", $._outcome)))),
            "else",
          ),
        ),
        "->",
        field("target", $._target),
      ),

    short_wiring: ($) => seq("->", field("target", $._target)),

    _outcome: ($) => choice($.identifier, $._text),

    _target: ($) => choice($.identifier, $.end),

    end: () => choice("success", "failure", "stop"),

    settings: ($) => seq("{", repeat($.setting), "}"),

    setting: ($) => seq(field("key", $._key), ":", field("value", $._value)),

    _key: ($) => choice($._name, $._text),

    _value: ($) => choice($._data, $.reference),

    _data: ($) =>
      choice(
        $.string,
        $.text_block,
        $.number,
        $.duration,
        $.true,
        $.false,
        $.null,
        $.resource_name,
        $.environment,
        $.list,
        $.object,
      ),

    true: () => "true",
    false: () => "false",
    null: () => "null",

    reference: ($) => $._name,

    list: ($) => seq("[", separated($._value), "]"),

    object: ($) => seq("{", separated($.entry), "}"),

    entry: ($) => seq(field("key", $._key), ":", field("value", $._value)),

    // Keywords are names where both may stand.
    _name: ($) => choice($.identifier, alias($._keyword, $.identifier)),
    _keyword: () => choice("start", "require", "node", "page", "else"),

    identifier: () => terminal("Name"),
    resource_name: () => terminal("ResourceName"),
    environment: () => terminal("Environment"),
    duration: () => terminal("Duration"),
    number: () => terminal("Number"),

    _text: ($) => choice($.string, $.text_block),

    string: ($) =>
      seq(
        '"',
        repeat(
          choice(
            alias(token.immediate(prec(1, /[^"\\\r\n]+/)), $.string_content),
            $.escape_sequence,
          ),
        ),
        token.immediate('"'),
      ),

    text_block: ($) =>
      seq(
        '"""',
        repeat(
          choice(
            alias(token.immediate(prec(1, /[^"\\]+/)), $.string_content),
            alias(token.immediate(prec(1, /""?/)), $.string_content),
            $.escape_sequence,
          ),
        ),
        token.immediate(prec(2, '"""')),
      ),

    escape_sequence: () =>
      token.immediate(prec(1, /\\(["\\/bfnrt]|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]{1,6}\})/)),

    // Before `comment`: of two that match as much, the first is taken.
    doc_comment: () => token(/\/\/\/([^/\r\n][^\r\n]*)?/),
    comment: () => token(choice(/\/\/[^\r\n]*/, /\/\*[^*]*\*+([^/*][^*]*\*+)*\//)),
  },
});
