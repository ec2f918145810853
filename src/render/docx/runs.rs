//! Words with their marks, and where they lead to.

use std::collections::BTreeMap;

use crate::render::document::Inline;
use crate::render::document::Run;
use crate::render::docx::xml::escaped;

/// The targets of links, each with the number of its relationship.
#[derive(Default)]
pub(super) struct Links {
    ids: BTreeMap<String, usize>,
    order: Vec<String>,
}

impl Links {
    /// The id of a target.
    fn id(&mut self, target: &str) -> String {
        let next = self.ids.len();
        let number = *self.ids.entry(target.to_owned()).or_insert(next);
        if number == next {
            self.order.push(target.to_owned());
        }
        format!("link{number}")
    }

    /// Id and target of each, in the order in which they were met.
    pub(super) fn all(&self) -> impl Iterator<Item = (String, &str)> {
        self.order.iter().enumerate().map(|(number, target)| (format!("link{number}"), target.as_str()))
    }
}

/// Inlines as runs and hyperlinks; `extra` is put into the properties of each run.
pub(super) fn runs(inlines: &[Inline], extra: &str, links: &mut Links) -> String {
    let mut out = String::new();
    let mut open: Option<&str> = None;
    for inline in inlines {
        let Inline::Run(run) = inline else {
            out.push_str("<w:r><w:br/></w:r>");
            continue;
        };
        let target = run.link.as_deref();
        if open != target {
            if open.is_some() {
                out.push_str("</w:hyperlink>");
            }
            if let Some(target) = target {
                out.push_str(&format!("<w:hyperlink r:id=\"{}\" w:history=\"1\">", links.id(target)));
            }
            open = target;
        }
        out.push_str(&run_of(run, extra));
    }
    if open.is_some() {
        out.push_str("</w:hyperlink>");
    }
    out
}

fn run_of(run: &Run, extra: &str) -> String {
    let mut marks = String::new();
    // A run has one character style; a link that is code looks like a link.
    match (run.link.is_some(), run.code) {
        (true, _) => marks.push_str("<w:rStyle w:val=\"Hyperlink\"/>"),
        (false, true) => marks.push_str("<w:rStyle w:val=\"CodeWords\"/>"),
        (false, false) => {}
    }
    if run.bold {
        marks.push_str("<w:b/><w:bCs/>");
    }
    if run.italic {
        marks.push_str("<w:i/><w:iCs/>");
    }
    marks.push_str(extra);
    words(&run.text, &marks)
}

/// Words as one run.
pub(super) fn words(text: &str, marks: &str) -> String {
    let marks = if marks.is_empty() { String::new() } else { format!("<w:rPr>{marks}</w:rPr>") };
    format!("<w:r>{marks}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

/// A paragraph of words in a style.
pub(super) fn paragraph(style: &str, properties: &str, content: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>{content}</w:p>")
}
