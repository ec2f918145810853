//! The workbook of the ledger: texts are typed as text, totals are what the ledger says, and the same input gives the
//! same bytes.

use crate::golden::story;
use crate::memory::Memory;
use crate::memory::Window;
use amends::render::xlsx::read_workbook;
use amends::run;
use amends::run::Request;
use amends::time::Month;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::io::Read;
use std::io::Write;

fn workbook(name: &str, month: &str) -> Vec<u8> {
    let (artefacts, _) = story(name, month);
    artefacts.into_iter().find(|a| a.path == "ledger/credits.xlsx").expect("a workbook").bytes
}

fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("UTF-8");
        parts.insert(name, text);
    }
    parts
}

/// The package with its parts changed.
fn packed(parts: &BTreeMap<String, String>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("a package").into_inner()
}

#[test]
fn it_has_the_sheets_that_are_promised() {
    let parts = parts(&workbook("northstar", "2026-03"));
    let book = roxmltree::Document::parse(&parts["xl/workbook.xml"]).expect("XML");
    let sheets = book
        .descendants()
        .filter(|n| n.has_tag_name(("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "sheet")));
    let names: Vec<&str> = sheets.filter_map(|n| n.attribute("name")).collect();
    assert_eq!(names, ["credits", "lines", "outages", "not owed", "totals by currency", "workings"]);
    for n in 1..=6 {
        let sheet = &parts[&format!("xl/worksheets/sheet{n}.xml")];
        assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter "), "sheet {n}");
    }
    let styles = &parts["xl/styles.xml"];
    for format in ["&quot;EUR&quot; #,##0.00", "&quot;JPY&quot; #,##0;"] {
        assert!(styles.contains(format), "{format} is not in {styles}");
    }
    assert!(parts["docProps/core.xml"].contains("2026-04-01T12:00:00Z"), "{}", parts["docProps/core.xml"]);
}

#[test]
fn it_says_what_the_ledger_says() {
    for (name, month, credits, goodwill) in [
        ("northstar", "2026-03", "EUR 471.23 + GBP 300.89 + JPY 9,877 + USD 233.87", "GBP 25.00"),
        ("olark", "2016-01", "USD 60.00", "EUR 1.87 + USD 90.85"),
        ("kayako", "2017-05", "", ""),
    ] {
        let totals = read_workbook(&workbook(name, month)).expect("it can be read");
        let words = |sums: BTreeMap<_, amends::money::Money>| {
            let each = sums.into_values().map(|m| m.to_string().replace('\u{a0}', " "));
            each.collect::<Vec<_>>().join(" + ")
        };
        assert_eq!(
            (words(totals.credits), words(totals.goodwill)),
            (credits.to_owned(), goodwill.to_owned())
        );
    }
}

/// A number or a text that was changed is found: the two stand beside each other and must be the same.
#[test]
fn a_changed_digit_is_found() {
    let bytes = workbook("northstar", "2026-03");
    let whole = parts(&bytes);
    assert_eq!(read_workbook(&packed(&whole)), read_workbook(&bytes));
    let (sheet, strings) = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml");
    for (part, from, to) in [(sheet, "<v>112.39</v>", "<v>112.93</v>"), (strings, ">112.39<", ">112.93<")] {
        let mut changed = whole.clone();
        let text = changed.get_mut(part).expect("a part");
        assert!(text.contains(from), "{from} is not in {part}");
        *text = text.replace(from, to);
        assert_eq!(read_workbook(&packed(&changed)), None, "{part}");
    }
}

/// A name that begins like a formula is a text, without a mark in front, and no cell holds a formula.
#[test]
fn texts_are_typed_as_text() {
    let name = "=HYPERLINK(\"https://bad.example\")";
    let customers = format!(
        "id,name,contact,salutation,email,language,time_zone,address,country,channel\nacme,\"{}\",Dana,Dear Dana,dana@acme.example,en-GB,UTC,1 Street | Leeds,GB,letter\n",
        name.replace('"', "\"\"")
    );
    let memory = Memory::new()
        .file("customers.csv", customers)
        .incident("I-1", &[Window::down(0, 36_000)])
        .append("incidents/I-1.toml", "[public]\nwhat_happened = \"It was down.\"\nconsequence = \"Nothing worked.\"\ncause = \"A fault.\"\nprevention = \"We mend it.\"\n");
    let loaded = memory.load_as_it_is();
    let month = Month::parse("2026-03").expect("a month");
    let closed = run::close(&loaded, &Request { month, issued_on: None, as_of: None }, &|_| ());
    assert!(closed.is_whole(), "{:#?} {:?}", closed.diags.sorted(), closed.mistake);
    let bytes = &closed.artefacts.iter().find(|a| a.path == "ledger/credits.xlsx").expect("a workbook").bytes;
    let parts = parts(bytes);
    assert!(parts["xl/sharedStrings.xml"].contains(">=HYPERLINK("), "{}", parts["xl/sharedStrings.xml"]);
    for (part, text) in parts.iter().filter(|(part, _)| part.starts_with("xl/worksheets/")) {
        assert!(!text.contains("<f>") && !text.contains("<f "), "{part} holds a formula");
    }
}
