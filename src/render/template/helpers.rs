//! The helpers a template may use beside `if`, `unless`, `each` and `with`.

use handlebars::Context;
use handlebars::Handlebars;
use handlebars::Helper;
use handlebars::HelperDef;
use handlebars::HelperResult;
use handlebars::Output;
use handlebars::RenderContext;
use handlebars::RenderError;
use handlebars::RenderErrorReason;
use handlebars::ScopedJson;
use serde_json::Value;

use crate::language::Language;
use crate::render::template::escape::escape_markdown;
use crate::render::template::escape::is_unseen;
use crate::render::template::prose::prose_in_line;
use crate::render::template::prose::sanitise_prose;

/// The names of all helpers that a template may call.
pub(super) const KNOWN: [&str; 18] = [
    "if", "unless", "each", "with", "eq", "ne", "gt", "gte", "lt", "lte", "and", "or", "not", "prose",
    "toml", "code", "plural", "list",
];

/// Registers the helpers and forgets the ones that look things up or log.
pub(super) fn register(registry: &mut Handlebars<'static>, language: &Language) {
    for name in ["lookup", "log", "raw", "len"] {
        registry.unregister_helper(name);
    }
    registry.register_helper("prose", Box::new(prose));
    registry.register_helper("toml", Box::new(toml));
    registry.register_helper("code", Box::new(code));
    registry.register_helper("plural", Box::new(Plural(forms(language))));
    registry.register_helper("list", Box::new(List::of(language)));
}

/// The parameter at `index`, which must be there.
fn parameter<'h>(helper: &'h Helper<'_>, index: usize) -> Result<&'h Value, RenderError> {
    let given = helper
        .param(index)
        .ok_or_else(|| RenderErrorReason::Other(format!("`{}` needs one more value", helper.name())))?;
    if given.is_value_missing() {
        return Err(RenderErrorReason::MissingVariable(given.relative_path().cloned()).into());
    }
    Ok(given.value())
}

/// A value as words.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// `{{prose x}}`: Markdown that people wrote, made safe; `inline=true` puts it into one line, `indent=2` lets it
/// stand inside an item of a list.
fn prose(
    helper: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let value = parameter(helper, 0)?;
    let text = match value {
        Value::Array(parts) => parts.iter().map(words).collect::<Vec<_>>().join("\n\n"),
        other => words(other),
    };
    let in_line = helper.hash_get("inline").is_some_and(|v| v.value().as_bool() == Some(true));
    if in_line {
        out.write(&prose_in_line(&text))?;
        return Ok(());
    }
    let indent = helper.hash_get("indent").and_then(|v| v.value().as_u64()).unwrap_or(0).min(16);
    let pad = " ".repeat(usize::try_from(indent).unwrap_or(0));
    for (index, line) in sanitise_prose(&text).lines().enumerate() {
        if index > 0 {
            out.write("\n")?;
            if !line.is_empty() {
                out.write(&pad)?;
            }
        }
        out.write(line)?;
    }
    Ok(())
}

/// `{{toml x}}`: a value for the front matter, with its quotation marks; a list becomes a list of strings.
fn toml(
    helper: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let text = match parameter(helper, 0)? {
        Value::Array(items) => {
            format!("[{}]", items.iter().map(|v| quoted(&words(v))).collect::<Vec<_>>().join(", "))
        }
        Value::Bool(value) => value.to_string(),
        other => quoted(&words(other)),
    };
    out.write(&text)?;
    Ok(())
}

/// A basic string of TOML on one line.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_whitespace() && c.is_control() => out.push(' '),
            c if is_unseen(c) => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `{{code x}}`: a value in the type of code.
fn code(
    helper: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    out.write(&code_span(&words(parameter(helper, 0)?)))?;
    Ok(())
}

/// A code span; a bar stands outside it, because in a table nothing else can hold one.
pub(super) fn code_span(text: &str) -> String {
    let clean: String =
        text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !is_unseen(*c)).collect();
    let mut out = String::with_capacity(clean.len() + 4);
    for (index, part) in clean.split('|').enumerate() {
        if index > 0 {
            out.push_str("\\|");
        }
        if part.trim().is_empty() || part.contains('`') {
            out.push_str(&escape_markdown(part));
        } else {
            out.push('`');
            out.push_str(part);
            out.push('`');
        }
    }
    out
}

/// How many forms the plurals of a language are looked up for: rules of all languages repeat after a hundred.
const PLURALS: usize = 200;

/// Which form goes with each number: the first, the second …, in the order of the message `plural-form`.
fn forms(language: &Language) -> Vec<u8> {
    let form = |n| language.say_count("plural-form", n, &[]).trim().parse().unwrap_or(2);
    (0..PLURALS).map(form).collect()
}

/// `{{plural n "one" "many"}}`: the word that goes with a number; as many words as the language has forms.
struct Plural(Vec<u8>);

impl Plural {
    fn form(&self, n: u64) -> usize {
        let n = usize::try_from(n).unwrap_or(usize::MAX);
        let n = if n < PLURALS { n } else { 100 + n % 100 };
        self.0.get(n).map_or(2, |form| usize::from(*form))
    }
}

impl HelperDef for Plural {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let number = parameter(helper, 0)?;
        let n = match number {
            Value::Number(n) => n.as_u64().unwrap_or(0),
            Value::String(s) => s.trim().parse().unwrap_or(0),
            Value::Array(all) => all.len() as u64,
            _ => 0,
        };
        let given = helper.params().len().saturating_sub(1);
        let form = self.form(n).min(given.max(2));
        Ok(ScopedJson::Derived(parameter(helper, form)?.clone()))
    }
}

/// `{{list array}}` or `{{list array "or"}}`: "a, b and c".
struct List {
    /// Between two that are not the last.
    more: String,
    /// Before the last.
    last: String,
}

/// Where the two sides of a joint stand.
const SIDES: [&str; 2] = ["\u{1}", "\u{2}"];

impl List {
    fn of(language: &Language) -> List {
        let joint = |id| language.say_with(id, &[("a", SIDES[0]), ("b", SIDES[1])]);
        List { more: joint("list-more"), last: joint("list-last") }
    }

    fn joined(joint: &str, a: &str, b: &str) -> String {
        joint.replace(SIDES[0], a).replace(SIDES[1], b)
    }
}

impl HelperDef for List {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let Value::Array(items) = parameter(helper, 0)? else {
            return Err(RenderErrorReason::Other("`list` needs an array".to_owned()).into());
        };
        let last = match helper.param(1) {
            Some(joint) => format!("{} {} {}", SIDES[0], words(joint.value()), SIDES[1]),
            None => self.last.clone(),
        };
        let items: Vec<String> = items.iter().map(words).collect();
        let text = match items.split_last() {
            None => String::new(),
            Some((only, [])) => only.clone(),
            Some((end, rest)) => {
                let start = rest.iter().cloned().reduce(|all, next| List::joined(&self.more, &all, &next));
                List::joined(&last, &start.unwrap_or_default(), end)
            }
        };
        Ok(ScopedJson::Derived(Value::String(text)))
    }
}
