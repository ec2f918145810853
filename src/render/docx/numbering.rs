//! Bullets and numbers of lists.

use crate::render::docx::xml::DECLARATION;
use crate::render::docx::xml::NAMES;

/// The number of the one list of bullets.
pub(super) const BULLETS: usize = 1;

/// Lists with numbers; each begins anew.
#[derive(Default)]
pub(super) struct Lists(Vec<(u64, usize)>);

impl Lists {
    /// A new list that begins with a number at a depth, from 1; gives what its items name.
    pub(super) fn begin(&mut self, first: u64, depth: usize) -> usize {
        self.0.push((first, depth.clamp(1, 9) - 1));
        BULLETS + self.0.len()
    }

    /// The part `word/numbering.xml`.
    pub(super) fn part(&self) -> String {
        let mut out = format!("{DECLARATION}<w:numbering{NAMES}>");
        kind(&mut out, 0, |_| ("bullet", "\u{2022}".to_owned()));
        kind(&mut out, 1, |level| ("decimal", format!("%{}.", level + 1)));
        out.push_str(&format!("<w:num w:numId=\"{BULLETS}\"><w:abstractNumId w:val=\"0\"/></w:num>"));
        for (index, (first, level)) in self.0.iter().enumerate() {
            out.push_str(&format!(
                "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"{level}\">\
                 <w:startOverride w:val=\"{first}\"/></w:lvlOverride></w:num>",
                BULLETS + 1 + index
            ));
        }
        out.push_str("</w:numbering>");
        out
    }
}

fn kind(out: &mut String, id: usize, look: impl Fn(usize) -> (&'static str, String)) {
    out.push_str(&format!(
        "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"multilevel\"/>"
    ));
    for level in 0..9 {
        let (format, text) = look(level);
        out.push_str(&format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
             <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{}\" w:hanging=\"280\"/></w:pPr></w:lvl>",
            280 * (level + 1)
        ));
    }
    out.push_str("</w:abstractNum>");
}
