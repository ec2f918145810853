//! The tags of languages in TOML files: `[public.de]`, `text_in = { de = "…" }`.
//!
//! Any key may stand there by the shape of the file. One that no document is ever in would be read by nobody, like a
//! misspelt key.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::ingest::TextLanguages;
use crate::source::SourceId;
use crate::source::Sources;
use crate::source::Span;
use toml::de::DeTable;
use toml::de::DeValue;

/// How the names of keys end that hold a text in other languages.
const IN: &str = "_in";
/// The table of an incident whose tables are its texts in other languages.
const PUBLIC: &str = "public";

/// Refuses the tags of languages in a file that no document would be in.
pub fn check_language_tags(
    sources: &Sources,
    source: SourceId,
    languages: &TextLanguages,
    diags: &mut Diagnostics,
) {
    // What cannot be read as TOML has been told.
    let (tree, _) = DeTable::parse_recoverable(&sources.file(source).text);
    let mut walk = Walk { source, languages, diags };
    walk.table(tree.get_ref());
}

struct Walk<'a> {
    source: SourceId,
    languages: &'a TextLanguages,
    diags: &'a mut Diagnostics,
}

impl Walk<'_> {
    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match value.get_ref() {
                DeValue::Table(texts) if key.get_ref().ends_with(IN) => self.tags(texts, |_| true),
                DeValue::Table(texts) if key.get_ref() == PUBLIC => {
                    self.tags(texts, |value| matches!(value, DeValue::Table(_)))
                }
                DeValue::Table(below) => self.table(below),
                DeValue::Array(items) => {
                    for item in items {
                        if let DeValue::Table(below) = item.get_ref() {
                            self.table(below);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn tags(&mut self, texts: &DeTable<'_>, is_text: impl Fn(&DeValue<'_>) -> bool) {
        for (tag, _) in texts.iter().filter(|(_, value)| is_text(value.get_ref())) {
            let lower = tag.get_ref().to_ascii_lowercase();
            if self.languages.others.contains(&lower) {
                continue;
            }
            let at = tag.span();
            self.diags.push(
                Diagnostic::error(
                    Code::TomlUnknownKey,
                    format!("no document is ever in the language `{}`", tag.get_ref().escape_debug()),
                )
                .at(Span::new(self.source, at.start, at.end), "this text would be read by nobody")
                .note("customers who read the language that is meant would get it in another one")
                .help(self.languages.instead(&lower, |tag| tag.to_owned())),
            );
        }
    }
}
