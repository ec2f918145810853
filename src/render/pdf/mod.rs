//! Documents as PDF: our own layout, printpdf's operations, and a finishing pass that tags, names and packs the file.
//!
//! The engine parses the embedded fonts once and is shared by all threads. Same document, same bytes.

mod blocks;
mod columns;
mod cut;
mod divs;
mod draw;
mod emit;
mod emit_text;
mod faces;
mod figures;
mod finish;
mod fit;
mod flow;
mod hyphen;
mod ink;
mod items;
mod joints;
mod layout;
mod letterhead;
mod lines;
mod logo;
mod masthead;
mod references;
mod shape;
mod subset;
mod table;
mod theme;

pub(in crate::render) use faces::sans;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use printpdf::Mm;
use printpdf::PdfDocument;
use printpdf::PdfPage;
use printpdf::PdfSaveOptions;
use printpdf::Pt;
use printpdf::XObject;
use printpdf::XObjectId;

use crate::compose::figure::Figure;
use crate::render::document::Document;
use crate::render::logo::Logo;
use crate::render::pdf::draw::Laid;
use crate::render::pdf::emit::Emitter;
use crate::render::pdf::emit::Structure;
use crate::render::pdf::faces::Fonts;
use crate::render::pdf::finish::Packer;
use crate::render::pdf::shape::Shaper;
use crate::render::pdf::subset::Commons;

/// Why a document cannot become a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfProblem {
    /// No face has a glyph for a character; a box is never drawn for it.
    MissingGlyph {
        /// The words it stands in.
        text: String,
        /// The character.
        character: char,
    },
    /// The document names a figure that it was not given.
    MissingFigure {
        /// The name.
        name: String,
    },
    /// The logo is not an SVG image.
    Logo {
        /// Why.
        message: String,
    },
    /// The embedded fonts or the file itself are at fault.
    Assembly {
        /// What went wrong.
        message: String,
    },
}

impl fmt::Display for PdfProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfProblem::MissingGlyph { text, character } => {
                write!(
                    f,
                    "no font has a glyph for {character:?} (U+{:04X}) in {text:?}",
                    u32::from(*character)
                )
            }
            PdfProblem::MissingFigure { name } => write!(f, "there is no figure `{name}`"),
            PdfProblem::Logo { message } => write!(f, "the logo is not an SVG image: {message}"),
            PdfProblem::Assembly { message } => f.write_str(message),
        }
    }
}

impl std::error::Error for PdfProblem {}

/// Makes PDFs. Built once, shared by all threads.
pub struct PdfEngine {
    fonts: Arc<Fonts>,
    commons: Arc<Commons>,
    /// Desks that nobody works at.
    idle: Mutex<Vec<Desk>>,
}

/// What one document at a time is made with, kept for the next one: the words that were shaped, the compressor.
struct Desk {
    shaper: Shaper,
    packer: Packer,
}

impl fmt::Debug for PdfEngine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PdfEngine").finish_non_exhaustive()
    }
}

impl PdfEngine {
    /// Parses the embedded fonts.
    ///
    /// # Errors
    /// [`PdfProblem::Assembly`] where an embedded font cannot be parsed.
    pub fn new() -> Result<PdfEngine, PdfProblem> {
        let fonts = Fonts::load()
            .map_err(|name| PdfProblem::Assembly { message: format!("the font {name} cannot be parsed") })?;
        Ok(PdfEngine {
            fonts: Arc::new(fonts),
            commons: Arc::new(Commons::default()),
            idle: Mutex::new(Vec::new()),
        })
    }

    /// Renders a document; `issued_on` is year, month and day for the properties of the file.
    ///
    /// # Errors
    /// A character without a glyph, a figure that was not given, a logo that is not SVG, or a fault of the file.
    pub fn render(
        &self,
        document: &Document,
        figures: &BTreeMap<String, Figure>,
        issued_on: (i32, u32, u32),
    ) -> Result<Vec<u8>, PdfProblem> {
        let logo = match document.front.logo.trim() {
            "" => None,
            svg => Some(crate::render::logo::read(svg).map_err(|message| PdfProblem::Logo { message })?),
        };
        let mut desk = self.take();
        let laid = layout::lay_out(&mut desk.shaper, document, figures, logo.as_ref().map(|l| l.size));
        let written = laid.and_then(|laid| self.write(document, &laid, logo, issued_on, &mut desk.packer));
        self.give(desk);
        written
    }

    fn take(&self) -> Desk {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let known = idle.pop();
        known.unwrap_or_else(|| Desk {
            shaper: Shaper::new(Arc::clone(&self.fonts), Some(Arc::clone(&self.commons))),
            packer: Packer::quick(),
        })
    }

    fn give(&self, desk: Desk) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(desk);
    }

    fn write(
        &self,
        document: &Document,
        laid: &Laid,
        logo: Option<Logo>,
        issued_on: (i32, u32, u32),
        packer: &mut Packer,
    ) -> Result<Vec<u8>, PdfProblem> {
        let fonts = subset::subset(&self.fonts, &self.commons, laid, packer)?;
        let mut pdf = PdfDocument::new(&document.front.title);
        let logo = logo.map(|logo| {
            let id = XObjectId("Logo".to_owned());
            pdf.resources.xobjects.map.insert(id.clone(), XObject::External(logo::form(&logo)));
            (id, logo.size)
        });
        let mut structure = Structure::of(&laid.tree);
        let (width, height) = laid.page;
        let emitter = Emitter { fonts: &fonts, logo, height, tree: &laid.tree };
        for (index, draws) in laid.pages.iter().enumerate() {
            let ops = emitter.page(index, draws, &mut structure);
            pdf.pages.push(PdfPage::new(Mm::from(Pt(width)), Mm::from(Pt(height)), ops));
        }
        // `secure` would leave out the operators of text, which are written here and hold no text of others as it is.
        let options = PdfSaveOptions { image_optimization: None, secure: false, ..PdfSaveOptions::default() };
        let file = pdf.to_lopdf_document(&options, &mut Vec::new());
        finish::finish(file, document, laid, &structure, &fonts, issued_on, packer)
    }
}
