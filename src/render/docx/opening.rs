//! The opening of a letter: the address in the window of the envelope, the references beside it.

use crate::render::document::Block;
use crate::render::document::Class;
use crate::render::document::Inline;
use crate::render::document::Run;
use crate::render::document::Window;
use crate::render::document::plain;
use crate::render::docx::look;
use crate::render::docx::look::BARE;
use crate::render::docx::look::Twips;
use crate::render::docx::look::column;
use crate::render::docx::look::measure;
use crate::render::docx::look::tenth_mm;
use crate::render::docx::runs::paragraph;
use crate::render::docx::runs::runs;
use crate::render::docx::runs::words;
use crate::render::docx::story::Story;

/// What the column of the references may use of the right margin: 12 mm stay free.
const OVER: Twips = tenth_mm(130);

/// Writes the opening and gives the blocks that are left for the text.
pub(super) fn open<'b>(story: &mut Story<'_>, blocks: &'b [Block]) -> Vec<&'b Block> {
    let mut rest = Vec::new();
    let (mut address, mut back, mut meta) = (None, None, None);
    for block in blocks {
        match block {
            Block::Div { class: Class::Address, blocks, .. } if address.is_none() => address = Some(blocks),
            Block::Div { class: Class::Return, blocks, .. } if back.is_none() => back = Some(blocks),
            Block::Div { class: Class::Meta, blocks, .. } if meta.is_none() => meta = Some(blocks),
            other => rest.push(other),
        }
    }
    if address.is_none() && meta.is_none() {
        return rest;
    }
    let places = look::opening(story.front.window);
    let (left, width) = (column(story.front), measure(story.front) + OVER);
    let address = lines(story, address.map_or(&[], Vec::as_slice), "EnvelopeAddress");
    let references = references(story, meta.map_or(&[], Vec::as_slice));
    story.out.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/>{BARE}<w:tblLook w:val=\"0000\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"{left}\"/><w:gridCol w:w=\"{}\"/></w:tblGrid>",
        width - left
    ));
    let above = if story.front.window == Window::Din5008 { back.map(|b| small_line(b)) } else { None };
    let cell = |width: Twips, more: &str, content: &str| {
        format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{more}</w:tcPr>{content}</w:tc>")
    };
    let row = |rule: &str, height: Twips| {
        format!("<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\" w:hRule=\"{rule}\"/></w:trPr>")
    };
    let empty = paragraph("Reference", "", "");
    let space = format!("<w:tcMar><w:top w:w=\"{}\" w:type=\"dxa\"/></w:tcMar>", places.references);
    if places.above > 0 {
        story.out.push_str(&row("exact", places.above));
        let small = above.unwrap_or_else(|| empty.clone());
        story.out.push_str(&cell(left, "<w:vAlign w:val=\"bottom\"/>", &small));
        story.out.push_str(&cell(
            width - left,
            &format!("<w:vMerge w:val=\"restart\"/>{space}"),
            &references,
        ));
        story.out.push_str("</w:tr>");
        story.out.push_str(&row("atLeast", places.address));
        story.out.push_str(&cell(left, "", &address));
        story.out.push_str(&cell(width - left, "<w:vMerge/>", &empty));
    } else {
        story.out.push_str(&row("atLeast", places.address));
        story.out.push_str(&cell(left, "", &address));
        story.out.push_str(&cell(width - left, &space, &references));
    }
    story.out.push_str("</w:tr></w:tbl>");
    let below =
        format!("<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{}\" w:lineRule=\"exact\"/>", places.below);
    story.out.push_str(&paragraph("Normal", &below, ""));
    rest
}

/// The small line of the sender above the address.
fn small_line(blocks: &[Block]) -> String {
    let parts: Vec<String> = blocks
        .iter()
        .filter_map(|block| if let Block::Paragraph(inlines) = block { Some(plain(inlines)) } else { None })
        .collect();
    // The rule below the line is as long as the window lets it be.
    let short = format!("<w:ind w:right=\"{}\"/>", tenth_mm(150));
    paragraph("EnvelopeReturn", &short, &words(&parts.join(" \u{b7} "), ""))
}

/// All paragraphs in a style; an empty one where there is none, since a cell must have one.
fn lines(story: &mut Story<'_>, blocks: &[Block], style: &str) -> String {
    let mut out = String::new();
    for block in blocks {
        if let Block::Paragraph(inlines) = block {
            out.push_str(&paragraph(style, "", &runs(inlines, "", &mut story.links)));
        }
    }
    if out.is_empty() { paragraph(style, "", "") } else { out }
}

/// Lines `Label: value` in two columns.
fn references(story: &mut Story<'_>, blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        let Block::Paragraph(inlines) = block else { continue };
        for line in inlines.split(|inline| matches!(inline, Inline::Break)) {
            let content = reference(story, line);
            out.push_str(&paragraph("Reference", "", &content));
        }
    }
    if out.is_empty() { paragraph("Reference", "", "") } else { out }
}

fn reference(story: &mut Story<'_>, line: &[Inline]) -> String {
    if let Some((Inline::Run(first), rest)) = line.split_first()
        && first.link.is_none()
        && let Some((label, value)) = first.text.split_once(':')
    {
        let mut words_of = vec![Inline::Run(Run { text: value.trim_start().to_owned(), ..first.clone() })];
        words_of.extend(rest.iter().cloned());
        let label = words(label.trim(), "<w:rStyle w:val=\"Label\"/>");
        return format!("{label}<w:r><w:tab/></w:r>{}", runs(&words_of, "", &mut story.links));
    }
    runs(line, "", &mut story.links)
}
