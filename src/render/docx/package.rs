//! The parts of a document in one file: what all documents of a run share is packed once.

use std::io::Cursor;
use std::io::Write;

use zip::CompressionMethod;
use zip::DateTime;
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use crate::render::document::Front;
use crate::render::docx::DocxProblem;
use crate::render::docx::look::SIDE;
use crate::render::docx::pages;
use crate::render::docx::styles;
use crate::render::docx::styles::MONO;
use crate::render::docx::styles::SANS;
use crate::render::docx::styles::SERIF;
use crate::render::docx::xml::DECLARATION;
use crate::render::docx::xml::NAMES;
use crate::render::docx::xml::escaped;

/// How hard what one document has of its own is compressed: beyond this, time grows faster than files shrink.
const QUICK: i64 = 2;
/// How hard what documents share is compressed.
const SMALL: i64 = 9;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The parts that depend on nothing but the sender, the paper and the look.
pub(super) fn shared(front: &Front) -> Result<Vec<u8>, DocxProblem> {
    let parts = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", package_links()),
        ("docProps/app.xml", application(front)),
        ("word/styles.xml", styles::styles(front)),
        ("word/settings.xml", settings(front)),
        ("word/fontTable.xml", fonts()),
        ("word/first.xml", pages::first_header(front)),
        ("word/footer.xml", pages::footer(front)),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(16 * 1024)));
    put(&mut writer, &parts, SMALL)?;
    Ok(writer.finish().map_err(fault)?.into_inner())
}

/// Adds the parts of one document to a copy of what it shares with others.
pub(super) fn whole(shared: &[u8], parts: &[(&str, String)]) -> Result<Vec<u8>, DocxProblem> {
    let mut bytes = Vec::with_capacity(shared.len() + 32 * 1024);
    bytes.extend_from_slice(shared);
    let mut writer = ZipWriter::new_append(Cursor::new(bytes)).map_err(fault)?;
    put(&mut writer, parts, QUICK)?;
    Ok(writer.finish().map_err(fault)?.into_inner())
}

fn put(
    writer: &mut ZipWriter<Cursor<Vec<u8>>>,
    parts: &[(&str, String)],
    level: i64,
) -> Result<(), DocxProblem> {
    // Every entry has the first time that the format knows, so that the clock says nothing.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(level))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, text) in parts {
        writer.start_file(*name, options).map_err(fault)?;
        writer.write_all(text.as_bytes()).map_err(|error| DocxProblem(error.to_string()))?;
    }
    Ok(())
}

fn fault(error: ZipError) -> DocxProblem {
    DocxProblem(error.to_string())
}

fn types() -> String {
    let mut out = format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("fontTable", "fontTable"),
        ("numbering", "numbering"),
        ("first", "header"),
        ("header", "header"),
        ("footer", "footer"),
    ] {
        out.push_str(&format!("<Override PartName=\"/word/{part}.xml\" ContentType=\"{MAIN}.{kind}+xml\"/>"));
    }
    out.push_str(
        "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>",
    );
    out
}

fn package_links() -> String {
    format!(
        "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"document\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"core\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"app\" Type=\"{OFFICE}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
}

/// The relationships of the body: its sibling parts, and the targets of its links.
pub(super) fn body_links<'l>(links: impl Iterator<Item = (String, &'l str)>) -> String {
    let mut out = format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (id, kind) in [
        ("styles", "styles"),
        ("settings", "settings"),
        ("fontTable", "fontTable"),
        ("numbering", "numbering"),
        ("first", "header"),
        ("header", "header"),
        ("footer", "footer"),
    ] {
        out.push_str(&format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{id}.xml\"/>"));
    }
    for (id, target) in links {
        let target = escaped(&address(target));
        out.push_str(&format!(
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/hyperlink\" Target=\"{target}\" TargetMode=\"External\"/>"
        ));
    }
    out.push_str("</Relationships>");
    out
}

/// A target as a URI in ASCII: a program that checks them calls the whole document broken over one that is not.
fn address(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    let mut is_fragment = false;
    for (at, byte) in target.bytes().enumerate() {
        let plain = match byte {
            b'#' => !std::mem::replace(&mut is_fragment, true),
            b'%' => {
                let next = target.as_bytes().get(at + 1..at + 3);
                next.is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit))
            }
            byte => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn application(front: &Front) -> String {
    format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Amends</Application><Company>{}</Company></Properties>",
        escaped(&front.author)
    )
}

/// The properties by which a document is found; `day` is its date, for no clock is asked.
pub(super) fn properties(front: &Front, (year, month, day): (i32, u32, u32)) -> String {
    let time = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    let status = if front.mark.is_empty() {
        String::new()
    } else {
        format!("<cp:contentStatus>{}</cp:contentStatus>", escaped(&front.mark))
    };
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:creator>{author}</dc:creator><cp:keywords>{}</cp:keywords><cp:lastModifiedBy>{author}</cp:lastModifiedBy>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:modified>{status}\
         <dc:language>{}</dc:language></cp:coreProperties>",
        escaped(&front.title),
        escaped(&front.subject),
        escaped(&front.keywords.join(", ")),
        escaped(front.language()),
        author = escaped(&front.author),
    )
}

fn settings(front: &Front) -> String {
    let hyphens = if front.is_letter() && front.justify { "<w:autoHyphenation/>" } else { "" };
    let language = escaped(front.language());
    format!(
        "{DECLARATION}<w:settings{NAMES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"{SIDE}\"/>{hyphens}\
         <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{language}\"/><w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>"
    )
}

/// The typefaces, each with one that may stand for it.
fn fonts() -> String {
    let mut out = format!("{DECLARATION}<w:fonts{NAMES}>");
    for (name, other, family, pitch) in [
        (SERIF, "Caladea", "roman", "variable"),
        (SANS, "Carlito", "swiss", "variable"),
        (MONO, "Liberation Mono", "modern", "fixed"),
    ] {
        out.push_str(&format!(
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{other}\"/><w:charset w:val=\"00\"/>\
             <w:family w:val=\"{family}\"/><w:pitch w:val=\"{pitch}\"/></w:font>"
        ));
    }
    out.push_str("</w:fonts>");
    out
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn a_target_is_a_uri() {
        assert_eq!(address("https://a.example/x?y=1&z=%20#end"), "https://a.example/x?y=1&z=%20#end");
        assert_eq!(
            address("https://a.example/ü|[b]#c#d%zz"),
            "https://a.example/%C3%BC%7C%5Bb%5D#c%23d%25zz"
        );
    }
}
