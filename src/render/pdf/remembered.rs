//! Paragraphs that were set before, so that what many letters say alike is set once.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::hash::Hash;
use std::hash::Hasher;

use crate::render::document::Inline;
use crate::render::pdf::lines::Paragraph;
use crate::render::pdf::theme::Style;

/// How many are remembered before all are forgotten.
const REMEMBERED: usize = 2_000;

/// All that the lines of a paragraph depend on.
pub(super) struct Asked<'a> {
    /// The words.
    pub(super) inlines: &'a [Inline],
    /// How they are set.
    pub(super) style: &'a Style,
    /// How long a line is, points.
    pub(super) width: f32,
    /// The language.
    pub(super) language: &'a str,
}

struct Known {
    inlines: Vec<Inline>,
    width: f32,
    language: Box<str>,
    paragraph: Paragraph,
}

/// The paragraphs, by what was asked.
#[derive(Default)]
pub(super) struct Paragraphs {
    known: HashMap<u64, Known, foldhash::fast::RandomState>,
}

impl Paragraphs {
    /// A paragraph that was set before in just this way.
    pub(super) fn get(&self, asked: &Asked<'_>) -> Option<Paragraph> {
        let known = self.known.get(&self.key(asked))?;
        let is_same = known.inlines == asked.inlines
            && known.width.to_bits() == asked.width.to_bits()
            && *known.language == *asked.language
            && known.paragraph.style == *asked.style;
        is_same.then(|| known.paragraph.clone())
    }

    /// Remembers a paragraph.
    pub(super) fn keep(&mut self, asked: &Asked<'_>, paragraph: &Paragraph) {
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        let known = Known {
            inlines: asked.inlines.to_vec(),
            width: asked.width,
            language: asked.language.into(),
            paragraph: paragraph.clone(),
        };
        self.known.insert(self.key(asked), known);
    }

    fn key(&self, asked: &Asked<'_>) -> u64 {
        let mut hasher = self.known.hasher().build_hasher();
        asked.inlines.hash(&mut hasher);
        asked.language.hash(&mut hasher);
        asked.width.to_bits().hash(&mut hasher);
        asked.style.size.to_bits().hash(&mut hasher);
        asked.style.colour.map(f32::to_bits).hash(&mut hasher);
        hasher.finish()
    }
}
