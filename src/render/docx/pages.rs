//! What stands around the text: letterhead, running header, footer with the number of the page, the mark.

use crate::render::document::Front;
use crate::render::document::page_words;
use crate::render::docx::drawing;
use crate::render::docx::drawing::Numbers;
use crate::render::docx::look::BARE;
use crate::render::docx::look::BOTTOM;
use crate::render::docx::look::FOOTER;
use crate::render::docx::look::HEADER;
use crate::render::docx::look::MARK;
use crate::render::docx::look::SIDE;
use crate::render::docx::look::TOP;
use crate::render::docx::look::Twips;
use crate::render::docx::look::column;
use crate::render::docx::look::measure;
use crate::render::docx::look::opening;
use crate::render::docx::look::paper;
use crate::render::docx::look::tenth_mm;
use crate::render::docx::runs::paragraph;
use crate::render::docx::runs::words;
use crate::render::docx::xml::DECLARATION;
use crate::render::docx::xml::NAMES;
use crate::render::logo;

/// Units of drawings in a millimetre.
const MM: i64 = 36_000;
/// A line so low that it takes no room; the format wants a paragraph after a table.
const NOTHING: Twips = 20;

/// The last properties of the body: paper, margins, which header stands where.
pub(super) fn section(front: &Front) -> String {
    let (width, height) = paper(front);
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:headerReference w:type=\"first\" r:id=\"first\"/>\
         <w:footerReference w:type=\"default\" r:id=\"footer\"/><w:footerReference w:type=\"first\" r:id=\"footer\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"/><w:pgMar w:top=\"{TOP}\" w:right=\"{SIDE}\" w:bottom=\"{BOTTOM}\" \
         w:left=\"{SIDE}\" w:header=\"{HEADER}\" w:footer=\"{FOOTER}\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>"
    )
}

/// The header of later pages: what this is, and of when.
pub(super) fn running_header(front: &Front) -> String {
    let mut lines = front.running_header().lines();
    let first = words(lines.next().unwrap_or(""), "");
    let mut line = format!("{first}<w:r><w:tab/></w:r>{}", words(&front.date, ""));
    lines.for_each(|more| line.push_str(&format!("<w:r><w:br/></w:r>{}", words(more, ""))));
    format!("{DECLARATION}<w:hdr{NAMES}>{}{}</w:hdr>", mark(front), paragraph("Header", "", &line))
}

/// The header of the first page: who writes.
pub(super) fn first_header(front: &Front) -> String {
    let body = if front.is_letter() { letterhead(front) } else { masthead(front) };
    format!("{DECLARATION}<w:hdr{NAMES}>{}{body}</w:hdr>", mark(front))
}

/// The word across the margin, on every page.
fn mark(front: &Front) -> String {
    paragraph("Mark", "", &if front.mark.is_empty() { String::new() } else { words(&front.mark, "") })
}

fn drawn(front: &Front, height: i64, width: i64) -> String {
    if front.logo.trim().is_empty() {
        return String::new();
    }
    // A logo that is no image was refused when the workspace was read.
    let Ok(logo) = logo::read(&front.logo) else { return String::new() };
    let name = if front.brand.is_empty() { &front.title } else { &front.brand };
    drawing::logo(&logo, name, (width, height), &mut Numbers::of_header())
}

/// Logo and word mark at the left, the sender at the right; as high as the address needs.
fn letterhead(front: &Front) -> String {
    let (left, width) = (column(front), measure(front) + tenth_mm(130));
    let height = opening(front.window).header - HEADER - MARK.0 - MARK.1 - NOTHING;
    let logo = drawn(front, 13 * MM, 55 * MM);
    let gap = if logo.is_empty() { "" } else { "\u{2002}" };
    let brand = paragraph(
        "Brand",
        "<w:textAlignment w:val=\"center\"/>",
        &format!("{logo}{}", words(&format!("{gap}{}", front.brand), "")),
    );
    let mut sender: String = front
        .sender
        .iter()
        .enumerate()
        .map(|(n, line)| {
            // The name in law stands out.
            let marks = if n == 0 { "<w:b/><w:bCs/><w:color w:val=\"1F2328\"/>" } else { "" };
            paragraph("Sender", "", &words(line, marks))
        })
        .collect();
    if sender.is_empty() {
        sender = paragraph("Sender", "", "");
    }
    let cell = |width: Twips, content: &str| {
        format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{content}</w:tc>")
    };
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>{BARE}<w:tblLook w:val=\"0000\"/>\
         </w:tblPr><w:tblGrid><w:gridCol w:w=\"{left}\"/><w:gridCol w:w=\"{}\"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/>\
         <w:trHeight w:val=\"{height}\" w:hRule=\"exact\"/></w:trPr>{}{}</w:tr></w:tbl>{}",
        width - left,
        cell(left, &brand),
        cell(width - left, &sender),
        nothing()
    )
}

/// A paragraph that takes no room.
fn nothing() -> String {
    let low = format!("<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{NOTHING}\" w:lineRule=\"exact\"/>");
    paragraph("Normal", &low, "")
}

/// The head of a report: a small word mark at the left, the date at the right, a line below.
fn masthead(front: &Front) -> String {
    let logo = drawn(front, 8 * MM, 40 * MM);
    let gap = if logo.is_empty() { "" } else { "\u{2002}" };
    let small = "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/><w:color w:val=\"5C636B\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>";
    let line = format!(
        "{logo}{}<w:r><w:tab/></w:r>{}",
        words(&format!("{gap}{}", front.brand), ""),
        words(&front.date, small)
    );
    let accent = crate::render::docx::xml::hex(front.accent_rgb());
    let below = format!(
        "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"6\" w:color=\"{accent}\"/></w:pBdr>\
         <w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs><w:spacing w:after=\"240\"/>\
         <w:textAlignment w:val=\"center\"/>",
        measure(front)
    );
    paragraph("Brand", &below, &line)
}

/// The footer: what the law wants, and which page of how many.
pub(super) fn footer(front: &Front) -> String {
    let [before, between, after] = page_words(front.language());
    let field =
        |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    let line = format!(
        "{}<w:r><w:tab/></w:r>{}{}{}{}",
        words(&front.footer, ""),
        words(before, ""),
        field("PAGE"),
        words(between, ""),
        field("NUMPAGES") + &words(after, "")
    );
    format!("{DECLARATION}<w:ftr{NAMES}>{}</w:ftr>", paragraph("Footer", "", &line))
}
