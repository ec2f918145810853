//! An edit put into `letters/<customer>.toml`, as the text of the file: what people wrote there stays as it is.

use crate::diag::Diagnostics;
use crate::diag::Severity;
use crate::ingest::add_text;
use crate::ingest::raw;
use crate::ingest::raw::Text;
use crate::model::CustomerId;
use crate::model::Edit;
use crate::run::accepted::LETTERS;
use crate::run::accepted::letter_file;
use crate::source::Sources;
use crate::source::flat;
use crate::time::Month;
use chrono::NaiveDate;
use std::ops::Range;

/// What a person wrote in the place of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEdit {
    /// The month of the letter.
    pub period: Month,
    /// The words of the paragraph as the template wrote it.
    pub was: String,
    /// The new ones.
    pub text: String,
    /// Who wrote them.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When.
    pub on: NaiveDate,
}

impl NewEdit {
    fn is_of(&self, edit: &Edit) -> bool {
        edit.period == self.period && flat(&edit.was).trim() == flat(&self.was).trim()
    }

    fn is(&self, edit: &Edit) -> bool {
        self.is_of(edit)
            && edit.text == self.text.trim()
            && edit.by == self.by
            && edit.reason == self.reason
            && edit.on == self.on
    }
}

/// Where a customer's file stands in a workspace.
pub fn letter_path(customer: &CustomerId) -> String {
    format!("{LETTERS}{customer}.toml")
}

/// The file with an edit more: in the place of an earlier one of the same paragraph, else at its end. `bytes` is the file as
/// it stands, if there is one.
///
/// # Errors
/// Why not, for the person who wrote the edit: the file has faults, or the edit has.
pub fn with_edit(path: &str, bytes: Option<&[u8]>, new: &NewEdit) -> Result<String, String> {
    let (text, before) = match bytes {
        Some(bytes) => {
            read(path, bytes).map_err(|why| format!("{path} cannot be read as it stands: {why}"))?
        }
        None => ("schema = 1\n".to_owned(), Vec::new()),
    };
    let changed = match before.iter().position(|edit| new.is_of(edit)) {
        Some(at) => in_place(&text, at, new).ok_or_else(|| format!("{path} cannot be read as it stands"))?,
        None => appended(&text, new),
    };
    let (_, after) = read(path, changed.as_bytes())?;
    // What is written is read once more: nothing but this edit may be another.
    let others = |edits: &[Edit]| -> Vec<(Month, String, String)> {
        let others = edits.iter().filter(|edit| !new.is_of(edit));
        others.map(|edit| (edit.period, edit.was.clone(), edit.text.clone())).collect()
    };
    if others(&before) != others(&after) || after.iter().filter(|edit| new.is(edit)).count() != 1 {
        return Err(format!(
            "{path} is written in a way that nothing can be added to safely: add the edit by hand"
        ));
    }
    Ok(changed)
}

/// The text of a file and its edits, or its first fault.
pub(super) fn read(path: &str, bytes: &[u8]) -> Result<(String, Vec<Edit>), String> {
    let (mut sources, mut diags) = (Sources::default(), Diagnostics::default());
    let file = add_text(&mut sources, path, bytes.to_vec(), &mut diags);
    let read = file.and_then(|file| letter_file(&sources, file, &mut diags).map(|(_, edits)| (file, edits)));
    let fault = diags.sorted().into_iter().find(|problem| problem.severity == Severity::Error);
    match (read, fault) {
        (Some((file, edits)), None) => Ok((sources.file(file).text.clone(), edits)),
        (_, fault) => Err(fault.map_or_else(|| "it has faults".to_owned(), |problem| problem.title.clone())),
    }
}

fn values(new: &NewEdit) -> [(&'static str, String); 4] {
    [
        ("text", quoted(new.text.trim())),
        ("by", quoted(&new.by)),
        ("reason", quoted(&new.reason)),
        ("on", new.on.to_string()),
    ]
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn appended(text: &str, new: &NewEdit) -> String {
    let was = flat(&new.was);
    let gap = if text.ends_with('\n') { "\n" } else { "\n\n" };
    let head = format!("{gap}[[paragraph]]\nperiod = \"{}\"\nwas = {}\n", new.period, quoted(was.trim()));
    let rest: String = values(new).iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
    format!("{text}{head}{rest}")
}

/// The text with other values in one of its edits; everything around them stays.
fn in_place(text: &str, at: usize, new: &NewEdit) -> Option<String> {
    let raw: raw::RawLetterFile = toml::from_str(text).ok()?;
    let old = raw.paragraph.get(at)?.get_ref();
    let place = |text: &Text| text.span();
    let places: [Range<usize>; 4] = [place(&old.text), place(&old.by), place(&old.reason), old.on.span()];
    let mut changes: Vec<(Range<usize>, String)> =
        places.into_iter().zip(values(new)).map(|(place, (_, value))| (place, value)).collect();
    changes.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    let mut changed = text.to_owned();
    for (place, value) in changes {
        changed.get(place.clone())?;
        changed.replace_range(place, &value);
    }
    Some(changed)
}
