//! The styles of a document: what a person changes to change the look of all of it.

use crate::compose::figure::Colour;
use crate::render::document::Front;
use crate::render::docx::look::MARK;
use crate::render::docx::look::Twips;
use crate::render::docx::look::colour;
use crate::render::docx::look::measure;
use crate::render::docx::look::tenth_mm;
use crate::render::docx::xml::DECLARATION;
use crate::render::docx::xml::NAMES;
use crate::render::docx::xml::escaped;

/// Running text. Every copy of Word has it; LibreOffice has Caladea, which is as wide.
pub(super) const SERIF: &str = "Cambria";
/// Headings, tables and furniture. LibreOffice has Carlito, which is as wide.
pub(super) const SANS: &str = "Calibri";
/// Code.
pub(super) const MONO: &str = "Consolas";

/// A paragraph style.
struct Style {
    id: &'static str,
    name: &'static str,
    base: &'static str,
    next: &'static str,
    paragraph: String,
    words: String,
}

/// The part `word/styles.xml`.
pub(super) fn styles(front: &Front) -> String {
    let ink = colour(front, Colour::Ink);
    let language = escaped(front.language());
    let mut out = format!(
        "{DECLARATION}<w:styles{NAMES}><w:docDefaults><w:rPrDefault><w:rPr>{}{}\
         <w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"{language}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"288\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults>",
        font(SERIF),
        size(210)
    );
    let justified = if front.is_letter() && front.justify { "<w:jc w:val=\"both\"/>" } else { "" };
    out.push_str(&format!(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>\
         <w:rPr><w:color w:val=\"{ink}\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"BodyText\"><w:name w:val=\"Body Text\"/><w:basedOn w:val=\"Normal\"/>\
         <w:qFormat/><w:pPr><w:widowControl/>{justified}</w:pPr></w:style>"
    ));
    for style in headings(front).into_iter().chain(text(front)).chain(furniture(front)) {
        let next =
            if style.next.is_empty() { String::new() } else { format!("<w:next w:val=\"{}\"/>", style.next) };
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{}\"{}><w:name w:val=\"{}\"/><w:basedOn w:val=\"{}\"/>{next}\
             <w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
            style.id,
            if is_built_in(style.name) { "" } else { " w:customStyle=\"1\"" },
            style.name,
            style.base,
            style.paragraph,
            style.words
        ));
    }
    out.push_str(&characters(front));
    out.push_str(&tables(front));
    out.push_str("</w:styles>");
    out
}

/// Whether Word knows the name itself.
fn is_built_in(name: &str) -> bool {
    const OURS: [&str; 10] = [
        "Brand",
        "Sender",
        "Mark",
        "Reference",
        "Table Text",
        "Table Heading",
        "Credit",
        "Callout",
        "Box Label",
        "Small Print",
    ];
    !OURS.contains(&name) && !matches!(name, "Figure" | "Code")
}

/// A font, and the one that every copy of Word has beside it for Chinese and Japanese.
fn font(name: &str) -> String {
    let eastern = match name {
        SERIF => "Yu Mincho",
        MONO => "MS Gothic",
        _ => "Yu Gothic",
    };
    format!("<w:rFonts w:ascii=\"{name}\" w:hAnsi=\"{name}\" w:eastAsia=\"{eastern}\" w:cs=\"{name}\"/>")
}

/// The size of type, in twentieths of a point.
fn size(twips: Twips) -> String {
    let half = twips / 10;
    format!("<w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/>")
}

fn spacing(before: Twips, after: Twips, line: Twips) -> String {
    format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"auto\"/>")
}

fn headings(front: &Front) -> Vec<Style> {
    let accent = format!("<w:color w:val=\"{}\"/>", colour(front, Colour::Accent));
    let bold = "<w:b/><w:bCs/>";
    let letter = front.is_letter();
    // Size, space above and below, as in print.
    let looks: [(Twips, Twips, Twips); 6] = if letter {
        [(250, 360, 100), (220, 280, 80), (210, 220, 60), (200, 200, 60), (200, 200, 60), (200, 200, 60)]
    } else {
        [(420, 360, 160), (270, 400, 120), (220, 280, 80), (200, 220, 60), (200, 220, 60), (200, 220, 60)]
    };
    const IDS: [(&str, &str); 6] = [
        ("Heading1", "heading 1"),
        ("Heading2", "heading 2"),
        ("Heading3", "heading 3"),
        ("Heading4", "heading 4"),
        ("Heading5", "heading 5"),
        ("Heading6", "heading 6"),
    ];
    let mut all: Vec<Style> = IDS
        .iter()
        .zip(looks)
        .enumerate()
        .map(|(level, ((id, name), (of, before, after)))| Style {
            id,
            name,
            base: "Normal",
            next: "BodyText",
            paragraph: format!(
                "<w:keepNext/><w:keepLines/>{}<w:outlineLvl w:val=\"{level}\"/>",
                spacing(before, after, 264)
            ),
            words: format!(
                "{}{bold}{}{}",
                font(if !letter && level == 0 { SERIF } else { SANS }),
                if !letter && level == 1 { &accent } else { "" },
                size(of)
            ),
        })
        .collect();
    all.push(Style {
        id: "Title",
        name: "Title",
        base: "Normal",
        next: "BodyText",
        paragraph: format!("<w:keepNext/><w:keepLines/>{}", spacing(0, 200, 264)),
        words: format!("{}{bold}{}", font(SANS), size(250)),
    });
    all
}

fn text(front: &Front) -> Vec<Style> {
    let of = |c: Colour| colour(front, c);
    let (muted, shade, rule) = (of(Colour::Muted), of(Colour::Shade), of(Colour::Rule));
    let muted = format!("<w:color w:val=\"{muted}\"/>");
    let style = |id, name, base, paragraph: String, words: String| Style {
        id,
        name,
        base,
        next: "",
        paragraph,
        words,
    };
    let edge = |side: &str, width: u32, space: u32, colour: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"{width}\" w:space=\"{space}\" w:color=\"{colour}\"/>")
    };
    let frame = format!(
        "<w:keepLines/><w:pBdr>{}{}{}{}</w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{shade}\"/>",
        edge("top", 4, 6, &shade),
        edge("left", 24, 10, &of(Colour::Accent)),
        edge("bottom", 4, 6, &shade),
        edge("right", 4, 8, &shade),
    );
    let boxed = |before, after, line| {
        format!(
            "{frame}{}<w:ind w:left=\"240\" w:right=\"180\"/><w:jc w:val=\"left\"/>",
            spacing(before, after, line)
        )
    };
    let tight = "<w:contextualSpacing/>";
    vec![
        style(
            "ListBullet",
            "List Bullet",
            "BodyText",
            format!("{}<w:jc w:val=\"left\"/>", spacing(0, 60, 276)),
            String::new(),
        ),
        style(
            "ListNumber",
            "List Number",
            "BodyText",
            format!("{}<w:jc w:val=\"left\"/>", spacing(0, 60, 276)),
            String::new(),
        ),
        style(
            "ListContinue",
            "List Continue",
            "BodyText",
            format!("{}<w:jc w:val=\"left\"/>", spacing(0, 60, 276)),
            String::new(),
        ),
        style(
            "Quote",
            "Quote",
            "BodyText",
            format!(
                "<w:pBdr>{}</w:pBdr><w:ind w:left=\"300\" w:right=\"300\"/>",
                edge("left", 18, 10, &rule)
            ),
            muted.clone(),
        ),
        style(
            "Code",
            "Code",
            "Normal",
            format!(
                "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{shade}\"/>{}<w:jc w:val=\"left\"/>",
                spacing(0, 0, 252)
            ),
            font(MONO) + &size(180),
        ),
        style(
            "Figure",
            "Figure",
            "Normal",
            format!("<w:keepLines/>{}", spacing(200, 60, 240)),
            String::new(),
        ),
        style(
            "Caption",
            "caption",
            "Normal",
            spacing(0, 240, 252),
            format!("{}{muted}{}", font(SANS), size(170)),
        ),
        style("Credit", "Credit", "Normal", boxed(200, 240, 276), font(SANS) + &size(210)),
        style("Callout", "Callout", "Normal", boxed(200, 240, 276), String::new()),
        style(
            "BoxLabel",
            "Box Label",
            "Callout",
            "<w:keepNext/>".to_owned(),
            format!("{}<w:b/><w:bCs/>{muted}{}", font(SANS), size(180)),
        ),
        style(
            "SmallPrint",
            "Small Print",
            "BodyText",
            format!("{}<w:jc w:val=\"left\"/>", spacing(0, 100, 264)),
            muted.clone() + &size(170),
        ),
        style(
            "Signature",
            "Signature",
            "Normal",
            format!("<w:keepNext/><w:keepLines/>{}{tight}", spacing(0, 0, 276)),
            String::new(),
        ),
        style("TableText", "Table Text", "Normal", spacing(0, 0, 252), font(SANS) + &size(180)),
        style(
            "TableHeading",
            "Table Heading",
            "TableText",
            "<w:keepNext/>".to_owned(),
            "<w:b/><w:bCs/>".to_owned(),
        ),
    ]
}

fn furniture(front: &Front) -> Vec<Style> {
    let of = |c: Colour| colour(front, c);
    let muted = format!("<w:color w:val=\"{}\"/>", of(Colour::Muted));
    let (accent, rule) = (of(Colour::Accent), of(Colour::Rule));
    let measure = measure(front);
    let line = |side: &str, width: u32, colour: &str| {
        format!(
            "<w:pBdr><w:{side} w:val=\"single\" w:sz=\"{width}\" w:space=\"6\" w:color=\"{colour}\"/></w:pBdr>"
        )
    };
    let right = format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{measure}\"/></w:tabs>");
    let small = format!("{}{muted}{}", font(SANS), size(160));
    let style = |id, name, base, paragraph: String, words: String| Style {
        id,
        name,
        base,
        next: "",
        paragraph,
        words,
    };
    let head = tenth_mm(820) - SIDE_OF_COLUMN;
    vec![
        style(
            "Header",
            "header",
            "Normal",
            format!("{}{right}{}", line("bottom", 4, &rule), spacing(0, 0, 240)),
            small.clone(),
        ),
        style(
            "Footer",
            "footer",
            "Normal",
            format!("{}{right}{}", line("top", 4, &rule), spacing(0, 0, 240)),
            small.clone(),
        ),
        style(
            "Mark",
            "Mark",
            "Normal",
            format!(
                "<w:spacing w:before=\"0\" w:after=\"{}\" w:line=\"{}\" w:lineRule=\"exact\"/><w:jc w:val=\"right\"/>",
                MARK.1, MARK.0
            ),
            format!(
                "{}<w:b/><w:bCs/><w:color w:val=\"{}\"/><w:spacing w:val=\"16\"/>{}",
                font(SANS),
                of(Colour::Down),
                size(180)
            ),
        ),
        style(
            "Brand",
            "Brand",
            "Normal",
            spacing(0, 0, 240),
            format!(
                "{}<w:b/><w:bCs/><w:color w:val=\"{accent}\"/>{}",
                font(SANS),
                size(if front.is_letter() { 340 } else { 220 })
            ),
        ),
        style("Sender", "Sender", "Normal", spacing(0, 0, 259), small.clone()),
        style("EnvelopeAddress", "envelope address", "Normal", spacing(0, 0, 264), font(SANS) + &size(210)),
        style(
            "EnvelopeReturn",
            "envelope return",
            "Normal",
            format!(
                "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"2\" w:space=\"1\" w:color=\"{rule}\"/></w:pBdr>{}",
                spacing(0, 60, 240)
            ),
            format!("{}{muted}{}", font(SANS), size(130)),
        ),
        style(
            "Reference",
            "Reference",
            "Normal",
            format!(
                "<w:tabs><w:tab w:val=\"left\" w:pos=\"{}\"/></w:tabs>{}<w:ind w:left=\"{}\" w:hanging=\"{}\"/>",
                head / 2,
                spacing(0, 0, 269),
                head / 2,
                head / 2
            ),
            font(SANS) + &size(176),
        ),
    ]
}

/// What of the right margin the column of the references does not use: 12 mm stay free.
const SIDE_OF_COLUMN: Twips = tenth_mm(250);

fn characters(front: &Front) -> String {
    format!(
        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr><w:color w:val=\"{}\"/><w:u w:val=\"single\"/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"CodeWords\"><w:name w:val=\"Code Words\"/><w:rPr>{}{}</w:rPr></w:style>\
         <w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Label\"><w:name w:val=\"Label\"/><w:rPr><w:color w:val=\"{}\"/></w:rPr></w:style>",
        colour(front, Colour::Accent),
        font(MONO),
        size(185),
        colour(front, Colour::Muted)
    )
}

fn tables(front: &Front) -> String {
    let (rule, ink) = (colour(front, Colour::Rule), colour(front, Colour::Ink));
    format!(
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
         <w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"ValueTable\"><w:name w:val=\"Value Table\"/><w:basedOn w:val=\"TableNormal\"/><w:pPr><w:spacing w:after=\"0\"/></w:pPr>\
         <w:tblPr><w:tblBorders><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{rule}\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{rule}\"/></w:tblBorders>\
         <w:tblCellMar><w:top w:w=\"60\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"160\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         <w:tblStylePr w:type=\"firstRow\"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val=\"single\" w:sz=\"10\" w:space=\"0\" w:color=\"{ink}\"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    )
}
