//! `documents.forms`: in which forms letters are written.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::model::Form;

/// The forms of documents: all of them where nothing is said, each once where one is said twice.
pub(super) fn forms(r: &mut Reader<'_>, raw: Option<&toml::Spanned<Vec<raw::RawForm>>>) -> Vec<Form> {
    let Some(raw) = raw else { return Form::ALL.to_vec() };
    if raw.get_ref().is_empty() {
        let span = r.span(raw.span());
        r.push(
            Diagnostic::error(Code::TomlValue, "letters in no form are no letters")
                .at(span, "nothing would be written")
                .help("forms = [\"pdf\", \"html\", \"md\", \"txt\", \"docx\", \"eml\"]"),
        );
    }
    let chosen: Vec<Form> = raw.get_ref().iter().map(|form| form_of(*form)).collect();
    Form::ALL.into_iter().filter(|form| chosen.contains(form)).collect()
}

fn form_of(raw: raw::RawForm) -> Form {
    match raw {
        raw::RawForm::Pdf => Form::Pdf,
        raw::RawForm::Html => Form::Html,
        raw::RawForm::Md => Form::Markdown,
        raw::RawForm::Txt => Form::Text,
        raw::RawForm::Docx => Form::Docx,
        raw::RawForm::Eml => Form::Eml,
    }
}
