//! From a line of a rendered text back to the line of the template that it comes from.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::language::Language;
use crate::render::template::Templates;

/// The file of a template and a line of it, from 1.
pub type Origin = (String, usize);

/// Stands before and after a mark; these are no characters, so that no text of a person holds them.
const MARK: [char; 2] = ['\u{fdd0}', '\u{fdd1}'];

/// Templates that say where each line of their text comes from.
#[derive(Debug)]
pub struct Tracer {
    marked: Templates,
    files: Vec<String>,
}

impl Tracer {
    /// Reads templates by name.
    pub fn new(sources: &BTreeMap<String, String>) -> Self {
        let marked: BTreeMap<String, String> = sources
            .iter()
            .enumerate()
            .map(|(file, (name, text))| (name.clone(), marked(file, text)))
            .collect();
        Tracer {
            marked: Templates::read(&marked, Language::english()).0,
            files: sources.keys().cloned().collect(),
        }
    }

    /// The origin of every line of the text that `name` gives with a context; lines of long values have that of the
    /// line on which the value stands. Empty when the template does not render.
    pub fn lines(&self, name: &str, context: &impl Serialize) -> Vec<Option<Origin>> {
        let Ok(text) = self.marked.render(name, context) else { return Vec::new() };
        let mut last = None;
        text.lines()
            .map(|line| {
                let mut marks = line.split(MARK[0]).skip(1).filter_map(|rest| rest.split(MARK[1]).next());
                let first = marks.next().and_then(|mark| {
                    let (file, line) = mark.split_once(':')?;
                    Some((self.files.get(file.parse::<usize>().ok()?)?.clone(), line.parse().ok()?))
                });
                last = first.or_else(|| last.take());
                last.clone()
            })
            .collect()
    }
}

/// A template with a mark at the beginning of every line on which one changes nothing: a line that begins with a
/// block or a partial may have to vanish as a whole, and inside braces there is no text.
fn marked(file: usize, text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut is_open = false;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let start = line.trim_start();
        let begins_block =
            ["{{#", "{{/", "{{>", "{{^", "{{!", "{{~", "{{else"].iter().any(|b| start.starts_with(b));
        if !is_open && !begins_block && !start.is_empty() {
            out.push_str(&format!("{}{file}:{}{}", MARK[0], index + 1, MARK[1]));
        }
        out.push_str(line);
        let (opened, closed) = (line.rfind("{{"), line.rfind("}}"));
        is_open = match (opened, closed) {
            (Some(opened), Some(closed)) => opened > closed,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => is_open,
        };
    }
    out
}
