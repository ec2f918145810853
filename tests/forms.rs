//! The forms of a letter say the same: what each holds is read back from its bytes by a reader that is not ours.

use amends::io::DiskFolder;
use amends::model::Form;
use amends::render::document::Block;
use amends::render::document::parse;
use amends::render::document::plain;
use amends::render::docx::DocxEngine;
use amends::render::mail::Draft;
use amends::render::mail::Mailbox;
use amends::render::mail::to_eml;
use amends::render::template::Templates;
use amends::render::text::to_text;
use amends::run;
use amends::run::Artefact;
use amends::run::Request;
use amends::source::Folder;
use amends::time::Month;
use chrono::NaiveDate;
use mail_parser::MessageParser;
use mail_parser::MimeHeaders;
use serde_json::json;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io;
use std::io::Cursor;
use std::io::Read;
use std::path::Path;

const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const DAY: (i32, u32, u32) = (2026, 4, 1);

/// A story with one of its files changed.
struct Changed {
    story: DiskFolder,
    path: &'static str,
    bytes: Vec<u8>,
}

impl Folder for Changed {
    fn list(&self) -> Vec<String> {
        self.story.list()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if path == self.path { Ok(self.bytes.clone()) } else { self.story.read(path) }
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        if path == self.path { Ok(Box::new(Cursor::new(self.bytes.clone()))) } else { self.story.open(path) }
    }

    fn size(&self, path: &str) -> u64 {
        if path == self.path { self.bytes.len() as u64 } else { self.story.size(path) }
    }
}

fn story(name: &str) -> DiskFolder {
    DiskFolder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(name)).expect("a story")
}

/// A story in which a text of one file is another.
fn changed(name: &str, path: &'static str, from: &str, to: &str) -> Changed {
    let story = story(name);
    let text = String::from_utf8(story.read(path).expect("a file")).expect("a text");
    assert!(text.contains(from), "{from} stands in {path}");
    Changed { bytes: text.replace(from, to).into_bytes(), story, path }
}

fn close(folder: &dyn Folder, month: &str) -> BTreeMap<String, Vec<u8>> {
    let loaded = run::load(folder, &|_| ());
    let month = Month::parse(month).expect("a month");
    let closed = run::close(&loaded, &Request { month, issued_on: None, as_of: None }, &|_| ());
    assert!(!closed.diags.has_errors(), "{:#?}", closed.diags.sorted());
    assert_eq!(closed.mistake, None);
    closed.artefacts.into_iter().map(|Artefact { path, bytes }| (path, bytes)).collect()
}

/// Words without any space: where lines break is a matter of the form.
fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{ad}')).collect()
}

/// Every paragraph, heading, item and cell of a document.
fn leaves(blocks: &[Block], into: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { inlines, .. } | Block::Paragraph(inlines) => into.push(plain(inlines)),
            Block::List { items, .. } => items.iter().for_each(|item| leaves(item, into)),
            Block::Table(table) => {
                // The head of a column in which nothing stands need not be said.
                let is_used = |at: &usize| table.rows.iter().any(|row| !plain(&row[*at]).trim().is_empty());
                let heads = (0..table.head.len()).filter(is_used).map(|at| plain(&table.head[at]));
                into.extend(heads.chain(table.rows.iter().flatten().map(|cell| plain(cell))));
            }
            Block::Quote(inner) | Block::Div { blocks: inner, .. } => leaves(inner, into),
            Block::Code { text, .. } => into.push(text.clone()),
            Block::Rule | Block::Figure { .. } => {}
        }
    }
}

/// The parts of a DOCX.
fn parts(docx: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a package");
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let time = entry.last_modified().expect("a time");
        assert_eq!((time.year(), time.month(), time.day(), time.hour()), (1980, 1, 1, 0), "{name}");
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("UTF-8");
        assert!(parts.insert(name.clone(), text).is_none(), "twice in the package: {name}");
    }
    parts
}

/// The words of a part of a DOCX, as a program shows them.
fn words_of(part: &str) -> String {
    let tree = roxmltree::Document::parse(part).expect("well-formed");
    let mut out = String::new();
    for node in tree.descendants().filter(|n| n.has_tag_name((WORDS, "t")) || n.has_tag_name((WORDS, "p"))) {
        let is_fallback = node.ancestors().any(|a| a.tag_name().name() == "Fallback");
        match node.tag_name().name() {
            "t" if !is_fallback => out.push_str(node.text().unwrap_or_default()),
            _ => out.push('\n'),
        }
    }
    out
}

/// The words of an HTML page.
fn words_of_html(html: &str) -> String {
    let body = html.split_once("<body").expect("a body").1;
    let mut out = String::new();
    let mut is_tag = true;
    for c in body.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => out.push(c),
            _ => {}
        }
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(out, |text, (name, sign)| text.replace(name, sign))
}

fn words_of_pdf(pdf: &[u8]) -> String {
    let file = lopdf::Document::load_mem(pdf).expect("a PDF");
    let pages: Vec<u32> = file.get_pages().keys().copied().collect();
    file.extract_text(&pages).expect("a text")
}

#[test]
fn every_form_of_a_letter_says_the_same() {
    let mut seen = 0;
    for (name, month) in
        [("northstar", "2026-03"), ("kayako", "2017-05"), ("toodledo", "2012-10"), ("olark", "2016-01")]
    {
        let files = close(&story(name), month);
        let letters: Vec<&String> = files.keys().filter(|p| p.ends_with("/letter.md")).collect();
        assert!(!letters.is_empty(), "{name} has letters");
        for path in letters {
            let form = |ending: &str| &files[&path.replace(".md", ending)];
            let text = |ending: &str| String::from_utf8(form(ending).clone()).expect("UTF-8");
            let mut said = Vec::new();
            leaves(&parse(&text(".md")).expect("Markdown").blocks, &mut said);
            // The mark and the figure stand beside the words; each form shows them in its own way.
            // The mark stands in the furniture of a DOCX, and what a figure says in its description.
            let mark_or_figure = ["DRAFT", "ENTWURF", "PROJET"].map(str::to_owned);
            let days = ["day by day", "Tag für Tag", "Jour par jour"];
            said.retain(|words| !mark_or_figure.contains(words) && !days.iter().any(|d| words.contains(d)));
            let draft = MessageParser::new().parse(form(".eml")).expect("a mail");
            let mail = |html: bool| {
                let body = if html { draft.body_html(0) } else { draft.body_text(0) };
                body.expect("a body").into_owned()
            };
            assert_eq!(solid(&mail(false)), solid(&text(".txt")), "{path}: the mail's text is the letter's");
            let whole = [
                ("docx", words_of(&parts(form(".docx"))["word/document.xml"])),
                ("html", words_of_html(&text(".html"))),
                ("mail", words_of_html(&mail(true))),
            ];
            for (what, words) in &whole {
                // The colon after `Date` and the like is two columns in a DOCX.
                let even =
                    |text: &str| if *what == "docx" { solid(text).replace(':', "") } else { solid(text) };
                let words = even(words);
                for leaf in &said {
                    assert!(
                        words.contains(&even(leaf)),
                        "{name} {path}: {leaf:?} is not in the {what}: {words}"
                    );
                }
            }
            // Cells of plain text are set in lines, and a PDF divides words: there the words and the figures count.
            let (txt, pdf) = (solid(&text(".txt")), solid(&words_of_pdf(form(".pdf"))));
            for word in said.iter().flat_map(|leaf| leaf.split(|c: char| c.is_whitespace() && c != '\u{a0}'))
            {
                assert!(txt.contains(&solid(word)), "{name} {path}: {word:?} is not in the text");
                if word.chars().any(|c| c.is_ascii_digit()) && !word.contains("://") {
                    assert!(pdf.contains(&solid(word)), "{name} {path}: {word:?} is not in the PDF");
                }
            }
            assert_eq!(draft.attachment(0).expect("the PDF").contents(), form(".pdf").as_slice(), "{path}");
            seen += 1;
        }
    }
    assert!(seen > 25, "only {seen} letters");
}

#[test]
fn a_docx_is_a_sound_package() {
    let files = close(&story("northstar"), "2026-03");
    let mut kinds = BTreeSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".docx")) {
        kinds.insert(path.rsplit('/').next().expect("a name").to_owned());
        let parts = parts(bytes);
        let trees: BTreeMap<&str, roxmltree::Document<'_>> = parts
            .iter()
            .map(|(name, text)| {
                let tree = roxmltree::Document::parse(text);
                (name.as_str(), tree.unwrap_or_else(|e| panic!("{path}: {name}: {e}")))
            })
            .collect();
        let attributes = |part: &str, name: &str| -> Vec<String> {
            let all = trees[part].descendants().flat_map(|n| n.attributes().collect::<Vec<_>>());
            all.filter(|a| a.name() == name).map(|a| a.value().to_owned()).collect()
        };
        for part in attributes("[Content_Types].xml", "PartName") {
            assert!(parts.contains_key(part.trim_start_matches('/')), "{path}: {part} is missing");
        }
        let links = &trees["word/_rels/document.xml.rels"];
        let mut ids = BTreeSet::new();
        for link in links.descendants().filter(|n| {
            n.has_tag_name(("http://schemas.openxmlformats.org/package/2006/relationships", "Relationship"))
        }) {
            let target = link.attribute("Target").expect("a target");
            let is_outside = link.attribute("TargetMode") == Some("External");
            assert!(is_outside || parts.contains_key(&format!("word/{target}")), "{path}: {target}");
            ids.insert(link.attribute("Id").expect("an id"));
        }
        let document = &trees["word/document.xml"];
        let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        for id in document.descendants().filter_map(|n| n.attribute((relations, "id"))) {
            assert!(ids.contains(id), "{path}: {id} leads nowhere");
        }
        // Every style that is used is defined, every list that is used is defined, no two drawings share a number.
        let defined: BTreeSet<String> = attributes("word/styles.xml", "styleId").into_iter().collect();
        for part in ["word/document.xml", "word/first.xml", "word/header.xml", "word/footer.xml"] {
            let used = trees[part]
                .descendants()
                .filter(|n| ["pStyle", "rStyle", "tblStyle"].contains(&n.tag_name().name()));
            for style in used.filter_map(|n| n.attribute((WORDS, "val"))) {
                assert!(defined.contains(style), "{path}: {part}: the style {style}");
            }
        }
        let numbered: BTreeSet<String> = attributes("word/numbering.xml", "numId").into_iter().collect();
        for number in document.descendants().filter(|n| n.has_tag_name((WORDS, "numId"))) {
            assert!(numbered.contains(number.attribute((WORDS, "val")).expect("a number")), "{path}");
        }
        let mut drawings = BTreeSet::new();
        for part in ["word/document.xml", "word/first.xml"] {
            for drawing in
                trees[part].descendants().filter(|n| ["docPr", "cNvPr"].contains(&n.tag_name().name()))
            {
                assert!(drawings.insert(drawing.attribute("id").expect("an id").to_owned()), "{path}");
                if drawing.tag_name().name() == "docPr" {
                    assert!(drawing.attribute("descr").is_some_and(|words| !words.is_empty()), "{path}");
                }
            }
        }
        assert!(!drawings.is_empty(), "{path} shows the logo");
        let core = &parts["docProps/core.xml"];
        assert!(core.matches("2026-04-01T00:00:00Z").count() == 2, "{path}: {core}");
        assert!(core.contains("<dc:creator>Northstar Cloud Ltd</dc:creator>"), "{core}");
        let language = match path {
            path if path.contains("/mueller/") || path.ends_with(".de.docx") => "de",
            path if path.contains("/aurelia/") || path.ends_with(".fr.docx") => "fr",
            _ => "en-GB",
        };
        let tagged = format!("<w:lang w:val=\"{language}\"");
        assert!(parts["word/styles.xml"].contains(&tagged), "{path}");
        // What is marked is marked on every page; the month summary is a draft of nothing.
        let mark =
            core.split_once("<cp:contentStatus>").and_then(|(_, rest)| rest.split_once('<')).map(|(m, _)| m);
        assert_eq!(mark.is_none(), path == "month-summary.docx", "{path}");
        for part in ["word/first.xml", "word/header.xml"] {
            assert!(words_of(&parts[part]).contains(mark.unwrap_or_default()), "{path}");
        }
        let footer = &parts["word/footer.xml"];
        assert!(footer.contains("\" PAGE \"") && footer.contains("\" NUMPAGES \""), "{path}");
        let text = &parts["word/document.xml"];
        let tables = text.matches("<w:tblStyle w:val=\"ValueTable\"/>").count();
        assert!(
            tables > 0 && text.matches("<w:tblHeader/>").count() == tables,
            "{path}: every table has a head"
        );
    }
    let expected = [
        "brief.docx",
        "cover.docx",
        "letter.docx",
        "month-summary.docx",
        "postmortem-public.de.docx",
        "postmortem-public.docx",
        "postmortem-public.fr.docx",
        "postmortem.docx",
    ];
    assert!(kinds.iter().map(String::as_str).eq(expected), "{kinds:?}");
}

#[test]
fn pages_headings_lists_and_boxes_are_those_of_the_format() {
    let source = "+++\nkind = \"letter\"\npage = \"Letter\"\nlang = \"de-DE\"\nmark = \"HELD\"\n+++\n# One\n\n\
        1. first\n2. second\n   - deeper\n\n3) other\n\n::: callout Note\nIn a\u{a0}box.\n:::\n\n::: annex\n| a | b |\n|---|--:|\n| x | 1 |\n:::\n\n::: signature\nA. B.\n:::\n";
    let engine = DocxEngine::new().expect("an engine");
    let document = parse(source).expect("a document");
    let bytes = engine.render(&document, &BTreeMap::new(), DAY).expect("a DOCX");
    let parts = parts(&bytes);
    let text = &parts["word/document.xml"];
    assert!(text.contains("<w:pgSz w:w=\"12240\" w:h=\"15840\"/>"), "Letter paper: {text}");
    assert!(text.contains("<w:pStyle w:val=\"Heading1\"/>"), "{text}");
    assert!(
        text.contains("<w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/>"),
        "the first list of numbers: {text}"
    );
    assert!(text.contains("<w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/>"), "bullets in it: {text}");
    assert!(text.contains("<w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/>"), "the second begins anew: {text}");
    assert!(parts["word/numbering.xml"].contains("<w:startOverride w:val=\"3\"/>"));
    assert!(
        text.contains("<w:pStyle w:val=\"BoxLabel\"/>") && text.contains("<w:pStyle w:val=\"Callout\"/>")
    );
    assert!(text.contains("In a\u{a0}box."), "the space that keeps words together is kept");
    assert!(text.contains("<w:pageBreakBefore/>"), "the annex begins a page");
    assert!(text.contains("<w:pStyle w:val=\"Signature\"/>"));
    assert!(words_of(&parts["word/footer.xml"]).contains("Seite 1 von 1"));
    assert!(parts["word/styles.xml"].contains("<w:lang w:val=\"de-DE\""));
    assert!(parts["docProps/core.xml"].contains("<cp:contentStatus>HELD</cp:contentStatus>"));
    let again =
        DocxEngine::new().expect("an engine").render(&document, &BTreeMap::new(), DAY).expect("a DOCX");
    assert_eq!(bytes, again, "another engine makes the same bytes");
    assert_eq!(
        bytes,
        engine.render(&document, &BTreeMap::new(), DAY).expect("a DOCX"),
        "and so does this one"
    );
}

/// Names that mean harm, those too that the fonts of a PDF cannot print.
const NAMES: [&str; 14] = [
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "Line\r\nBcc: all@example.com",
    "Line\nX-Evil: 1\n\n<p>body",
    "a, b@c.example; \"d\" <e@f.example>",
    "x\" <evil@example.com>, \"y",
    "=?utf-8?q?forged=0ABcc:_a@b.example?=",
    "]]> & </w:t><w:t>",
    "e\u{301}\u{323} \u{e5}",
    "\u{5e2}\u{5d1}\u{5e8}\u{5d9}\u{5ea} \u{202e}gpj.exe",
    "Acme \u{1f680}\u{1f468}\u{200d}\u{1f469}",
    "nul\u{0}bell\u{7}\u{fffe}",
    "\u{2028}\u{2029}\u{85}Bcc: a@b.example",
];

#[test]
fn a_hostile_name_stays_words_in_a_docx_and_forges_nothing_in_a_mail() {
    let template = "+++\ntitle = {{toml v}}\nbrand = {{toml v}}\nauthor = {{toml v}}\nkind = \"letter\"\n+++\n\
        ::: address\n{{v}}\n:::\n\n::: subject\n{{v}}\n:::\n\n{{v}}\n\n| {{v}} | b |\n|---|---|\n| {{v}} | z |\n";
    let set = Templates::compile(
        &BTreeMap::from([("t.md.hbs".to_owned(), template.to_owned())]),
        amends::language::Language::english(),
    )
    .expect("a template");
    let (engine, none) = (DocxEngine::new().expect("an engine"), BTreeMap::new());
    for name in NAMES {
        let document =
            parse(&set.render("t.md.hbs", &json!({ "v": name })).expect("words")).expect("a document");
        let parts = parts(&engine.render(&document, &none, DAY).expect("a DOCX"));
        for (part, text) in &parts {
            assert!(roxmltree::Document::parse(text).is_ok(), "{name:?}: {part}");
        }
        let mut leaf = Vec::new();
        leaves(&document.blocks, &mut leaf);
        let words = solid(&words_of(&parts["word/document.xml"]));
        let shown = |text: &str| solid(text).replace(['\u{fffe}', '\u{ffff}'], "");
        leaf.iter().for_each(|leaf| assert!(words.contains(&shown(leaf)), "{name:?}: {leaf:?} in {words:?}"));
        let draft = Draft {
            from: Mailbox { name, address: "maya@northstar.example" },
            to: Mailbox { name, address: "ana@acme.example" },
            subject: name,
            date: NaiveDate::from_ymd_opt(2026, 4, 1).expect("a day"),
            document: &document,
            figures: &none,
            file: name,
            pdf: b"%PDF-1.7 not really",
        };
        let eml = to_eml(&draft).expect("a mail");
        assert_eq!(eml, to_eml(&draft).expect("a mail"), "the same mail twice");
        let head_end = eml.windows(4).position(|w| w == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(eml[..head_end].to_vec()).expect("ASCII");
        let keys: Vec<&str> = head
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .map(|line| line.split_once(':').expect("a header").0)
            .collect();
        let expected =
            ["X-Unsent", "From", "To", "Subject", "Date", "Content-Language", "MIME-Version", "Content-Type"];
        assert_eq!(keys, expected, "{name:?}: {head}");
        assert!(head.is_ascii() && !head.replace("\r\n", "").contains(['\r', '\n']), "{name:?}: {head}");
        assert!(head.lines().all(|line| line.len() <= 78), "{name:?}: {head}");
        let text = String::from_utf8(eml.clone()).expect("ASCII");
        assert!(text.is_ascii() && !text.replace("\r\n", "").contains(['\r', '\n']), "{name:?}: line ends");
        let mail = MessageParser::new().parse(&eml).expect("a mail");
        let addresses: Vec<&str> = mail.to().expect("to").iter().filter_map(|a| a.address()).collect();
        assert_eq!(addresses, ["ana@acme.example"], "{name:?}");
        let from: Vec<&str> = mail.from().expect("from").iter().filter_map(|a| a.address()).collect();
        assert_eq!(from, ["maya@northstar.example"], "{name:?}");
        assert!(mail.bcc().is_none() && mail.cc().is_none() && mail.header("X-Evil").is_none(), "{name:?}");
        assert!(!mail.subject().expect("a subject").contains(['\r', '\n', '\u{202e}']), "{name:?}");
        assert_eq!(mail.date().expect("a date").to_rfc3339(), "2026-04-01T12:00:00Z");
        assert_eq!(
            (mail.text_body_count(), mail.html_body_count(), mail.attachment_count()),
            (1, 1, 1),
            "{name:?}"
        );
        let html = mail.body_html(0).expect("HTML");
        assert!(
            !html.contains("<script") && !html.contains("<p>body") && !html.contains("<style"),
            "{name:?}"
        );
        let file = mail.attachment(0).expect("a file").attachment_name().expect("a name").to_owned();
        assert!(
            file.ends_with(".pdf") && !file.contains(['/', '\\', '"', '<', '\n', ':']),
            "{name:?}: {file}"
        );
        assert!(!file.starts_with('.'), "{name:?}: {file}");
    }
}

#[test]
fn a_name_that_means_harm_goes_through_a_whole_run() {
    for name in
        ["=cmd|' /C calc'!A0", "../../etc/passwd", "<script>alert(1)</script>", "Line\nBcc: all@example.com"]
    {
        let quoted = format!("\"{}\"", name.replace('"', "\"\""));
        let files = close(&changed("northstar", "customers.csv", "Eleanor Finch", &quoted), "2026-03");
        let mail = MessageParser::new().parse(&files["customers/harbourlight/letter.eml"]).expect("a mail");
        let to: Vec<(Option<&str>, Option<&str>)> =
            mail.to().expect("to").iter().map(|a| (a.name(), a.address())).collect();
        let shown = name.replace('\n', " ");
        assert_eq!(to, [(Some(shown.as_str()), Some("eleanor.finch@harbourlight.example"))]);
        assert!(mail.bcc().is_none(), "{name}");
        let parts = parts(&files["customers/harbourlight/letter.docx"]);
        assert!(words_of(&parts["word/document.xml"]).contains(&shown), "{name}");
        let mut sheet = csv::Reader::from_reader(files["customers/mail-merge.csv"].as_slice());
        for record in sheet.records() {
            let record = record.expect("a row");
            assert!(!record.iter().any(|cell| cell.trim_start().starts_with(['=', '+', '@'])), "{record:?}");
        }
    }
}

/// The rows of the sheet for mail merges, by customer: column to cell.
fn merge(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(files["customers/mail-merge.csv"].as_slice());
    let header = reader.headers().expect("a header").clone();
    let rows = reader.records().map(|record| {
        let record = record.expect("a row");
        let cells = header.iter().zip(&record).map(|(k, v)| (k.to_owned(), v.to_owned()));
        (record[0].to_owned(), cells.collect())
    });
    rows.collect()
}

#[test]
fn the_mail_merge_has_a_row_for_each_letter_that_is_fit_to_send() {
    let files = close(&story("northstar"), "2026-03");
    let rows = merge(&files);
    let letters = files.keys().filter(|p| p.ends_with("/letter.pdf")).count();
    assert_eq!(rows.len(), letters);
    let cell = |customer: &str, column: &str| rows[customer][column].as_str();
    assert_eq!(cell("harbourlight", "credit"), "GBP 125.00");
    assert_eq!(cell("harbourlight", "credit_GBP"), "125.00");
    assert_eq!(cell("harbourlight", "credit_EUR"), "");
    assert_eq!(cell("harbourlight", "credit_appears"), "on your next invoice");
    assert_eq!(cell("harbourlight", "salutation"), "Dear Ms Finch");
    assert_eq!(cell("harbourlight", "when"), "on 11 March 2026");
    assert_eq!(cell("harbourlight", "docx"), "harbourlight/letter.docx");
    assert_eq!(cell("odyssea", "awaiting_claim"), "EUR 17.20");
    assert_eq!((cell("odyssea", "credit"), cell("odyssea", "credit_appears")), ("", ""));
    assert_eq!(cell("brightwater", "goodwill_GBP"), "25.00");
    // Letters about a partner's customer go to the partner.
    assert_eq!(
        (cell("pennant", "email"), cell("pennant", "recipient")),
        ("owen.rees@tidewell.example", "Tidewell Managed IT Ltd")
    );
    let mail = MessageParser::new().parse(&files["customers/pennant/letter.eml"]).expect("a mail");
    let to = mail.to().and_then(|to| to.first()).expect("to");
    assert_eq!((to.name(), to.address()), (Some("Owen Rees"), Some("owen.rees@tidewell.example")));
    assert_eq!(
        mail.from().and_then(|f| f.first()).and_then(|f| f.address()),
        Some("maya.okafor@northstar.example")
    );
    for row in rows.values() {
        for form in Form::ALL {
            let path = format!("customers/{}", row[form.ending()]);
            assert!(files.contains_key(&path), "{path} is not there");
        }
    }
}

#[test]
fn a_held_letter_is_in_no_mail_and_a_customer_without_an_address_gets_none() {
    let hold = changed(
        "northstar",
        "incidents/031-sign-in-certificate.toml",
        "id = \"INC-2026-031\"",
        "id = \"INC-2026-031\"\nhold = \"legal\"",
    );
    let files = close(&hold, "2026-03");
    assert!(
        files.contains_key("customers/harbourlight/letter.docx")
            && !merge(&files).contains_key("harbourlight")
    );
    assert!(!files.contains_key("customers/harbourlight/letter.eml"), "no draft of a held letter");
    assert!(
        words_of(&parts(&files["customers/harbourlight/letter.docx"])["word/first.xml"]).contains("HELD")
    );

    let silent = changed("northstar", "customers.csv", "eleanor.finch@harbourlight.example", "");
    let files = close(&silent, "2026-03");
    let row = &merge(&files)["harbourlight"];
    assert_eq!((row["email"].as_str(), row["eml"].as_str()), ("", ""));
    assert!(!files.contains_key("customers/harbourlight/letter.eml"));
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).expect("JSON");
    assert_eq!(manifest["letters_without_mail_address"], json!(["customers/harbourlight/letter"]));
    assert_eq!(manifest["counts"]["mail_drafts"], 16);
}

#[test]
fn only_the_forms_that_were_asked_for_are_written() {
    let chosen = changed(
        "northstar",
        "amends.toml",
        "[documents]",
        "[documents]\nforms = [\"docx\", \"eml\", \"docx\"]",
    );
    let files = close(&chosen, "2026-03");
    let of = |start: &str| -> Vec<&str> {
        files.keys().filter(|p| p.starts_with(start)).filter_map(|p| p.rsplit('.').next()).collect()
    };
    assert_eq!(of("customers/harbourlight/letter."), ["docx", "eml"]);
    assert_eq!(of("customers/harbourlight/sla-report."), ["csv", "pdf"]);
    assert_eq!(of("incidents/INC-2026-031/postmortem."), ["docx"]);
    assert_eq!(of("month-summary."), ["docx"]);
    let mail = MessageParser::new().parse(&files["customers/harbourlight/letter.eml"]).expect("a mail");
    assert!(
        words_of_pdf(mail.attachment(0).expect("the PDF").contents()).contains("Harbourlight"),
        "it has the PDF"
    );
    assert!(!merge(&files)["harbourlight"].contains_key("pdf"));
}

#[test]
fn plain_text_keeps_to_its_lines() {
    let source = "# A heading\n\n### Smaller\n\nSee [the page](https://example.org/a).\n\n\
        | Name | What it says |\n|---|---:|\n| 日本 | 1 |\n| e\u{301}a | 22 |\n\n\
        | One | Two | Three | Four | Five | Six | Seven |\n|---|---|---|---|---|---|---|\n\
        | a-rather-long-word-in-a-cell | another-long-word-here | third-long-word-here | 4 | five-is-long-as-well | | end |\n";
    let text = to_text(&parse(source).expect("a document"), &BTreeMap::new());
    assert!(text.contains("A heading\n=========\n"), "{text}");
    assert!(text.contains("Smaller\n~~~~~~~\n"), "{text}");
    assert!(text.contains("the page <https://example.org/a>"), "{text}");
    assert!(text.contains("日本             1\n"), "wide letters count twice: {text}");
    assert!(text.contains("e\u{301}a              22\n"), "a mark takes no room: {text}");
    assert!(text.contains("One: a-rather-long-word-in-a-cell\nTwo: another-long-word-here\n"), "{text}");
    assert!(text.contains("Five: five-is-long-as-well\nSeven: end\n"), "an empty cell says nothing: {text}");
    let files = close(&story("kayako"), "2017-05");
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".txt")) {
        for line in String::from_utf8_lossy(bytes).lines() {
            assert!(line.chars().count() <= 76, "{path}: {line}");
        }
    }
}
