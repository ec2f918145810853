//! Documents as DOCX: real styles, headers, fields, tables and lists, for those who write on in Word or LibreOffice.

mod drawing;
mod letters;
mod look;
mod numbering;
mod opening;
mod package;
mod pages;
mod runs;
mod story;
mod styles;
mod table;
mod xml;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::compose::figure::Figure;
use crate::render::document::Document;
use crate::render::document::Front;
use crate::render::docx::letters::Letters;
use crate::render::docx::story::Story;
use crate::render::docx::xml::DECLARATION;
use crate::render::docx::xml::NAMES;

/// Why a document could not be packed: what the writer of the package says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocxProblem(pub String);

impl fmt::Display for DocxProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DocxProblem {}

/// More looks than these are not kept: a run has a handful.
const MOST_KEPT: usize = 32;

/// Makes DOCX files; what documents have in common is made once.
pub struct DocxEngine {
    letters: Letters,
    shared: Mutex<Vec<(Front, Arc<Vec<u8>>)>>,
}

impl DocxEngine {
    /// Reads what figures are written with.
    ///
    /// # Errors
    /// [`DocxProblem`] where the embedded typeface cannot be read.
    pub fn new() -> Result<Self, DocxProblem> {
        Ok(DocxEngine { letters: Letters::load()?, shared: Mutex::default() })
    }

    /// A document as the bytes of a DOCX file. `day` is the date of its properties: year, month, day.
    ///
    /// # Errors
    /// [`DocxProblem`] where the package cannot be written.
    pub fn render(
        &self,
        document: &Document,
        figures: &BTreeMap<String, Figure>,
        day: (i32, u32, u32),
    ) -> Result<Vec<u8>, DocxProblem> {
        let front = &document.front;
        let shared = self.shared(front)?;
        let story = Story::of(document, figures, &self.letters);
        let body = format!(
            "{DECLARATION}<w:document{NAMES}><w:body>{}{}</w:body></w:document>",
            story.out,
            pages::section(front)
        );
        let parts = [
            ("word/document.xml", body),
            ("word/_rels/document.xml.rels", package::body_links(story.links.all())),
            ("word/numbering.xml", story.lists.part()),
            ("word/header.xml", pages::running_header(front)),
            ("docProps/core.xml", package::properties(front, day)),
        ];
        package::whole(&shared, &parts)
    }

    /// The parts that documents with this look share.
    fn shared(&self, front: &Front) -> Result<Arc<Vec<u8>>, DocxProblem> {
        // What a document says about itself is in no shared part.
        let look = Front {
            title: String::new(),
            subject: String::new(),
            keywords: Vec::new(),
            header: String::new(),
            ..front.clone()
        };
        let mut kept = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, parts)) = kept.iter().find(|(of, _)| *of == look) {
            return Ok(Arc::clone(parts));
        }
        let parts = Arc::new(package::shared(&look)?);
        if kept.len() < MOST_KEPT {
            kept.push((look, Arc::clone(&parts)));
        }
        Ok(parts)
    }
}
