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
mod fill;
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
mod remembered;
mod shape;
mod spaces;
mod subset;
mod table;
mod theme;

pub(in crate::render) use faces::sans;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use printpdf::ExternalXObject;
use printpdf::Mm;
use printpdf::PdfDocument;
use printpdf::PdfPage;
use printpdf::PdfSaveOptions;
use printpdf::Pt;
use printpdf::XObject;
use printpdf::XObjectId;

use crate::compose::figure::Figure;
use crate::render::document::Document;
use crate::render::pdf::draw::Laid;
use crate::render::pdf::emit::Emitter;
use crate::render::pdf::emit::Structure;
pub use crate::render::pdf::faces::FontFile;
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
    /// A script that runs from right to left, which the layout would set in the wrong order.
    RightToLeft {
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
            PdfProblem::RightToLeft { text, character } => {
                write!(f, "{character:?} in {text:?} is of a script that runs from right to left")
            }
            PdfProblem::MissingFigure { name } => write!(f, "there is no figure `{name}`"),
            PdfProblem::Logo { message } => write!(f, "the logo is not an SVG image: {message}"),
            PdfProblem::Assembly { message } => f.write_str(message),
        }
    }
}

impl std::error::Error for PdfProblem {}

/// A part of the work on one document, for those who want to know where the time goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Words shaped, lines broken, pages filled.
    Layout,
    /// The fonts it needs, chosen or cut.
    Fonts,
    /// Pages as operations of printpdf.
    Drawing,
    /// The operations as objects of a file, by printpdf.
    Serialising,
    /// Fonts, tags, outline and properties.
    Finishing,
    /// Streams compressed, the file put together.
    Saving,
}

/// Makes PDFs. Built once, shared by all threads.
pub struct PdfEngine {
    fonts: Arc<Fonts>,
    commons: Arc<Commons>,
    /// Desks that nobody works at.
    idle: Mutex<Vec<Desk>>,
    /// The last logo; all documents of a run have the same.
    logo: Mutex<Option<Arc<Mark>>>,
}

/// A logo that was read.
struct Mark {
    svg: String,
    form: ExternalXObject,
    size: (f32, f32),
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
        PdfEngine::with_fonts(&[])
    }

    /// Parses the embedded fonts and `more`, in which characters are looked for that the embedded ones lack.
    ///
    /// # Errors
    /// [`PdfProblem::Assembly`] where a font cannot be parsed.
    pub fn with_fonts(more: &[FontFile]) -> Result<PdfEngine, PdfProblem> {
        let fonts = Fonts::load(more)
            .map_err(|name| PdfProblem::Assembly { message: format!("the font {name} cannot be parsed") })?;
        Ok(PdfEngine {
            fonts: Arc::new(fonts),
            commons: Arc::new(Commons::new()),
            idle: Mutex::new(Vec::new()),
            logo: Mutex::new(None),
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
        self.render_watched(document, figures, issued_on, &mut |_| ())
    }

    /// The same; `done` hears of each stage when it ends.
    ///
    /// # Errors
    /// As [`PdfEngine::render`].
    pub fn render_watched(
        &self,
        document: &Document,
        figures: &BTreeMap<String, Figure>,
        issued_on: (i32, u32, u32),
        done: &mut dyn FnMut(Stage),
    ) -> Result<Vec<u8>, PdfProblem> {
        let logo = match document.front.logo.trim() {
            "" => None,
            svg => Some(self.logo(svg)?),
        };
        let mut desk = self.take();
        let laid = layout::lay_out(&mut desk.shaper, document, figures, logo.as_ref().map(|l| l.size));
        done(Stage::Layout);
        let written =
            laid.and_then(|laid| self.write(document, &laid, logo, issued_on, &mut desk.packer, done));
        self.give(desk);
        written
    }

    fn logo(&self, svg: &str) -> Result<Arc<Mark>, PdfProblem> {
        let last = self.logo.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(last) = last.filter(|last| last.svg == svg) {
            return Ok(last);
        }
        let read = crate::render::logo::read(svg).map_err(|message| PdfProblem::Logo { message })?;
        let mark = Arc::new(Mark { svg: svg.to_owned(), form: logo::form(&read), size: read.size });
        *self.logo.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&mark));
        Ok(mark)
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
        logo: Option<Arc<Mark>>,
        issued_on: (i32, u32, u32),
        packer: &mut Packer,
        done: &mut dyn FnMut(Stage),
    ) -> Result<Vec<u8>, PdfProblem> {
        let fonts = subset::subset(&self.fonts, &self.commons, laid, packer)?;
        done(Stage::Fonts);
        let mut pdf = PdfDocument::new(&document.front.title);
        let logo = logo.map(|logo| {
            let id = XObjectId("Logo".to_owned());
            pdf.resources.xobjects.map.insert(id.clone(), XObject::External(logo.form.clone()));
            (id, logo.size)
        });
        let mut structure = Structure::of(&laid.tree);
        let (width, height) = laid.page;
        let emitter = Emitter { fonts: &fonts, logo, height, tree: &laid.tree };
        for (index, draws) in laid.pages.iter().enumerate() {
            let ops = emitter.page(index, draws, &mut structure);
            pdf.pages.push(PdfPage::new(Mm::from(Pt(width)), Mm::from(Pt(height)), ops));
        }
        done(Stage::Drawing);
        // `secure` would leave out the operators of text, which are written here and hold no text of others as it is.
        let options = PdfSaveOptions { image_optimization: None, secure: false, ..PdfSaveOptions::default() };
        let file = pdf.to_lopdf_document(&options, &mut Vec::new());
        done(Stage::Serialising);
        let finished = finish::finish(file, document, laid, &structure, &fonts, issued_on)?;
        done(Stage::Finishing);
        let saved = finish::save(finished, packer);
        done(Stage::Saving);
        saved
    }
}
