//! The properties of the file: title, language, dates, mark, and the metadata that says it is tagged.

use lopdf::Object;
use lopdf::ObjectId;
use lopdf::Stream;
use lopdf::dictionary;

use crate::render::document::Document;
use crate::render::pdf::PdfProblem;
use crate::render::pdf::finish::fault;
use crate::render::pdf::finish::words;

/// The program that makes the file.
const PRODUCER: &str = "Amends";

/// Writes the information dictionary, the metadata stream and the entries of the catalogue.
pub(super) fn write(
    file: &mut lopdf::Document,
    root: ObjectId,
    document: &Document,
    issued_on: (i32, u32, u32),
) -> Result<(), PdfProblem> {
    let front = &document.front;
    let (year, month, day) = issued_on;
    let date = Object::string_literal(format!("D:{year:04}{month:02}{day:02}000000Z"));
    let mut info = dictionary! {
        "Title" => words(title(document)),
        "Producer" => words(PRODUCER),
        "Creator" => words(PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
        "Trapped" => Object::Name(b"False".to_vec()),
    };
    for (key, text) in [
        ("Author", &front.author),
        ("Subject", &subject(document)),
        ("Keywords", &keywords(document)),
        ("Status", &front.mark),
    ] {
        if !text.is_empty() {
            info.set(key, words(text));
        }
    }
    let old = file.trailer.get(b"Info").and_then(Object::as_reference).ok();
    match old {
        Some(id) => file.set_object(id, info),
        None => {
            let id = file.add_object(info);
            file.trailer.set("Info", id);
        }
    }
    let stream = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        metadata(document, issued_on).into_bytes(),
    );
    let metadata = file.add_object(stream.with_compression(false));
    let catalogue = file.get_dictionary_mut(root).map_err(|_| fault("no catalogue"))?;
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    catalogue.set("Lang", words(front.language()));
    catalogue.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalogue.set("Metadata", metadata);
    Ok(())
}

/// The title, which a tagged file must have.
fn title(document: &Document) -> &str {
    let front = &document.front;
    [&front.title, &front.subject, &front.brand]
        .into_iter()
        .find(|t| !t.is_empty())
        .map_or("Document", String::as_str)
}

/// What the document is about, with its mark.
fn subject(document: &Document) -> String {
    let front = &document.front;
    match (front.mark.is_empty(), front.subject.is_empty()) {
        (true, _) => front.subject.clone(),
        (false, true) => front.mark.clone(),
        (false, false) => format!("{}: {}", front.mark, front.subject),
    }
}

fn keywords(document: &Document) -> String {
    document.front.keywords.join(", ")
}

/// The metadata packet.
fn metadata(document: &Document, (year, month, day): (i32, u32, u32)) -> String {
    let front = &document.front;
    let title = escaped(title(document));
    let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    let mut parts =
        format!("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n");
    if !front.author.is_empty() {
        parts.push_str(&format!(
            "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n",
            escaped(&front.author)
        ));
    }
    let subject = subject(document);
    if !subject.is_empty() {
        parts.push_str(&format!("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:description>\n", escaped(&subject)));
    }
    let keywords = keywords(document);
    if !keywords.is_empty() {
        parts.push_str(&format!("<pdf:Keywords>{}</pdf:Keywords>\n", escaped(&keywords)));
    }
    parts.push_str(&format!(
        "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\n",
        escaped(front.language())
    ));
    parts.push_str(&format!(
        "<pdf:Producer>{PRODUCER}</pdf:Producer>\n<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>\n"
    ));
    parts.push_str(&format!("<xmp:CreateDate>{date}</xmp:CreateDate>\n<xmp:ModifyDate>{date}</xmp:ModifyDate>\n<pdfuaid:part>1</pdfuaid:part>\n"));
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n\
         {parts}</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

fn escaped(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .collect::<String>()
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
