//! Tables: the head repeated on every page, no row torn, columns as wide as their words ask for.

use crate::render::document::Align;
use crate::render::document::Inline;
use crate::render::document::Table;
use crate::render::document::plain;
use crate::render::docx::look::Twips;
use crate::render::docx::runs::Links;
use crate::render::docx::runs::paragraph;
use crate::render::docx::runs::runs;

/// The type of a cell, in twentieths of a point.
const TYPE: Twips = 180;
/// What a column needs beside its words.
const GAP: Twips = 190;
/// More than this no column asks for.
const MOST: Twips = 4_400;

/// A table over the width of the text.
pub(super) fn table(table: &Table, width: Twips, keep: bool, links: &mut Links) -> String {
    let widths = columns(table, width);
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"ValueTable\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" \
         w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
    );
    for of in &widths {
        out.push_str(&format!("<w:gridCol w:w=\"{of}\"/>"));
    }
    out.push_str("</w:tblGrid>");
    row(&mut out, &table.head, table, &widths, RowKind::Head, links);
    for (index, cells) in table.rows.iter().enumerate() {
        let kind = if keep && index + 1 < table.rows.len() { RowKind::Kept } else { RowKind::Free };
        row(&mut out, cells, table, &widths, kind, links);
    }
    out.push_str("</w:tbl>");
    out
}

/// What a row is to its page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowKind {
    /// It stands on top of every page.
    Head,
    /// It stays with the next row.
    Kept,
    /// It may be the last of a page.
    Free,
}

fn row(
    out: &mut String,
    cells: &[Vec<Inline>],
    table: &Table,
    widths: &[Twips],
    kind: RowKind,
    links: &mut Links,
) {
    let (style, head) = match kind {
        RowKind::Head => ("TableHeading", "<w:tblHeader/>"),
        RowKind::Kept | RowKind::Free => ("TableText", ""),
    };
    out.push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>"));
    for (index, width) in widths.iter().enumerate() {
        let side = match table.aligns.get(index) {
            Some(Align::Right) => "<w:jc w:val=\"right\"/>",
            Some(Align::Centre) => "<w:jc w:val=\"center\"/>",
            _ => "",
        };
        let keep = if kind == RowKind::Kept { "<w:keepNext/>" } else { "" };
        let last = if index + 1 == widths.len() {
            "<w:tcMar><w:right w:w=\"0\" w:type=\"dxa\"/></w:tcMar>"
        } else {
            ""
        };
        let foot = if kind == RowKind::Head { "<w:vAlign w:val=\"bottom\"/>" } else { "" };
        let words = runs(cells.get(index).map_or(&[], Vec::as_slice), "", links);
        out.push_str(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{last}{foot}</w:tcPr>{}</w:tc>",
            paragraph(style, &format!("{keep}{side}"), &words)
        ));
    }
    out.push_str("</w:tr>");
}

/// The width of each column: what its words ask for where there is room, its longest word at least.
fn columns(table: &Table, width: Twips) -> Vec<Twips> {
    let mut asked = Vec::new();
    for index in 0..table.aligns.len() {
        let (mut least, mut whole) = (0, 0);
        for (n, cells) in std::iter::once(&table.head).chain(&table.rows).enumerate() {
            let Some(cell) = cells.get(index) else { continue };
            let is_bold = n == 0 || cell.iter().any(|i| matches!(i, Inline::Run(run) if run.bold));
            let words = plain(cell);
            let length = |text: &str| length(text) * if is_bold { 106 } else { 100 } / 100;
            whole = whole.max(length(&words));
            least = words.split(is_break).map(length).fold(least, Twips::max);
        }
        asked.push((least.min(MOST) + GAP, whole.min(MOST) + GAP));
    }
    let mut widths = shared(&asked, width);
    let rest = width - widths.iter().sum::<Twips>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// Divides a width among columns that ask for (at least, wholly) so much: a column that asks for no more than its
/// share gets it, the others divide the rest.
fn shared(asked: &[(Twips, Twips)], width: Twips) -> Vec<Twips> {
    let whole: Twips = asked.iter().map(|a| a.1).sum();
    if whole <= width {
        return asked.iter().map(|a| a.1 * width / whole.max(1)).collect();
    }
    let mut widths = vec![None; asked.len()];
    let (mut left, mut open) = (width, asked.len() as Twips);
    loop {
        let share = left / open.max(1);
        let modest = (0..asked.len()).find(|i| widths[*i].is_none() && asked[*i].1 <= share);
        let Some(index) = modest else { break };
        widths[index] = Some(asked[index].1);
        left -= asked[index].1;
        open -= 1;
    }
    let rest = || asked.iter().zip(&widths).filter(|(_, w)| w.is_none()).map(|(a, _)| a);
    let (least, whole) = rest().fold((0, 0), |sum, a| (sum.0 + a.0, sum.1 + a.1));
    let fair = |&(l, w): &(Twips, Twips)| {
        if least < left {
            l + (w - l) * (left - least) / (whole - least).max(1)
        } else {
            l * left / least.max(1)
        }
    };
    asked.iter().zip(&widths).map(|(a, w)| w.unwrap_or_else(|| fair(a))).collect()
}

/// Where a line may end: at spaces, but not at those that keep words together, and inside paths and the like.
fn is_break(c: char) -> bool {
    matches!(c, ' ' | '\n' | '/' | '-' | '_')
}

/// How wide words are, in the typeface of tables: hundredths of its size for each character.
fn length(text: &str) -> Twips {
    let hundredths: Twips = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | '\u{a0}' | '\u{202f}' => 25,
            'f' | 'r' | 't' | 'I' | 'J' | '(' | ')' | '-' | '/' | '\u{2011}' => 34,
            'm' | 'w' | 'M' | 'W' | '@' | '%' => 82,
            c if c.is_uppercase() => 60,
            c if (c as u32) > 0x2e80 => 100,
            _ => 51,
        })
        .sum();
    hundredths * TYPE / 100
}
