//! Pages as a reader meets them: what is not torn apart, what is read out, what a copy says.

use amends::render::document::parse;
use amends::render::pdf::PdfEngine;
use std::collections::BTreeMap;

fn pdf(text: &str) -> Vec<u8> {
    let document = parse(text).expect("a document");
    PdfEngine::new().expect("fonts").render(&document, &BTreeMap::new(), (2026, 4, 1)).expect("a PDF")
}

fn loaded(bytes: &[u8]) -> lopdf::Document {
    lopdf::Document::load_mem(bytes).expect("a PDF")
}

/// The lines of all pages.
fn lines(bytes: &[u8]) -> Vec<String> {
    let file = loaded(bytes);
    let pages: Vec<u32> = file.get_pages().into_keys().collect();
    file.extract_text(&pages).expect("text").lines().map(|line| line.trim().to_owned()).collect()
}

/// The structure elements of a kind.
fn elements(bytes: &[u8], tag: &str) -> usize {
    let file = loaded(bytes);
    let is = |o: &lopdf::Object| {
        let Ok(dict) = o.as_dict() else { return false };
        dict.get(b"S").and_then(lopdf::Object::as_name).is_ok_and(|n| n == tag.as_bytes()) && dict.has(b"P")
    };
    file.objects.values().filter(|o| is(o)).count()
}

#[test]
fn dates_amounts_and_units_stay_on_a_line() {
    for lead in 0..60 {
        let text = format!(
            "{} on 11 March 2026 we owed EUR 640.00 for 99.9 % at 04:50 CEST (by 15 April 2026).",
            "ab ".repeat(lead)
        );
        for justify in ["true", "false"] {
            let lines = lines(&pdf(&format!("+++\nlang = \"en\"\njustify = {justify}\n+++\n{text}\n")));
            for end in [" 11", " March", " EUR", " 99.9", " 04:50", "(by", " 15", " April"] {
                assert!(
                    lines.iter().all(|line| !line.ends_with(end)),
                    "{lead} {justify}: {end} ends a line of {lines:?}"
                );
            }
        }
    }
}

#[test]
fn dates_of_spanish_and_polish_stay_on_a_line() {
    for (lang, date, ends) in [
        ("es", "29 de marzo de 2026", &[" 29", " de", "marzo de"][..]),
        ("pt", "29 de março de 2026", &[" 29", "março de"][..]),
        ("pl", "11 marca 2026 r. o godz. 18:00", &[" 11", "marca", "2026", "godz."][..]),
    ] {
        for lead in 20..50 {
            let text = format!("{} {date}, ab ab ab.", "ab ".repeat(lead));
            let lines = lines(&pdf(&format!("+++\nlang = \"{lang}\"\n+++\n{text}\n")));
            let torn = |line: &String| ends.iter().any(|end| line.ends_with(end));
            assert!(!lines.iter().any(torn), "{lang} {lead}: {lines:?}");
        }
    }
}

#[test]
fn an_address_is_kept_whole_and_the_line_before_it_stays_ragged() {
    let url = "https://status.example.org/incidents/INC-2026-037";
    let mut broken = 0;
    for lead in 0..80 {
        let words = "w ".repeat(lead) + "Le compte rendu complet de l’incident se trouve à l’adresse";
        let text =
            format!("+++\nlang = \"fr\"\njustify = true\n+++\n{words} [{url}]({url}), et il y restera.\n");
        let lines = lines(&pdf(&text));
        assert!(
            !lines.iter().any(|line| line.ends_with("INC-") || line.ends_with("2026-")),
            "{lead}: {lines:?}"
        );
        broken += usize::from(!lines.iter().any(|line| line.contains(url)));
    }
    assert!(broken < 40, "{broken} of 80 were broken at a slash");
}

#[test]
fn an_address_of_mail_is_not_broken_where_its_line_can_stay_ragged() {
    let mail = "maya.okafor@northstar.example";
    for lead in 0..60 {
        let words = "ab ".repeat(lead) + "o si considera que esto no basta, escríbame a";
        let text = format!(
            "+++\nlang = \"es\"\njustify = true\n+++\n{words} [{mail}](mailto:{mail}). Le responderá una persona. Si prefiere hablarlo, dígame cuándo le conviene y yo le llamaré personalmente.\n"
        );
        let lines = lines(&pdf(&text));
        assert!(lines.iter().any(|line| line.contains(mail)), "{lead}: {lines:?}");
    }
}

#[test]
fn a_paragraph_does_not_end_on_one_short_word() {
    let mut several = 0;
    for lead in 0..90 {
        for justify in ["true", "false"] {
            let text = format!("{}and for all of that I am sorry.", "words ".repeat(lead));
            let lines = lines(&pdf(&format!("+++\nlang = \"en\"\njustify = {justify}\n+++\n{text}\n")));
            several += usize::from(lines.len() > 1);
            let last = lines.last().expect("a line");
            assert!(lines.len() == 1 || last.contains(' '), "{lead} {justify}: {lines:?}");
        }
    }
    assert!(several > 100);
}

#[test]
fn joined_letters_are_copied_as_letters() {
    let found = lines(&pdf("Office staff fluffily flew off; **affliction** *fjord* waffle.\n")).join(" ");
    for word in ["Office", "staff", "fluffily", "flew", "off;", "affliction", "fjord", "waffle."] {
        assert!(found.contains(word), "{word} is not in {found}");
    }
}

#[test]
fn a_last_page_of_a_few_lines_is_avoided() {
    let mut turned = 0;
    for count in 2..40 {
        let text: String =
            (0..count).map(|n| format!("## Heading {n}\n\nWords of paragraph {n}.\n\n")).collect();
        let file = loaded(&pdf(&text));
        let last = u32::try_from(file.get_pages().len()).expect("few pages");
        let shown = file.extract_text(&[last]).expect("text");
        let on_it = shown.matches("Words of paragraph").count();
        assert!(last == 1 || on_it >= 2, "{count} paragraphs: {on_it} of them alone on page {last}");
        turned += u32::from(last > 1);
    }
    assert!(turned > 10, "no document has a second page");
}

#[test]
fn a_heading_without_words_is_left_out() {
    let bytes = pdf("# One\n\n## \n\nText\n\n### Two\n\nText\n");
    assert_eq!((elements(&bytes, "H1"), elements(&bytes, "H2"), elements(&bytes, "H3")), (1, 1, 0));
}

#[test]
fn addresses_of_the_sender_lead_where_they_say() {
    let bytes = pdf(
        "+++\nkind = \"letter\"\nsender = [\"Name\", \"+44 117 496 0000 · care@example.org · www.example.org\"]\n+++\n::: subject\nS\n:::\nText\n",
    );
    let file = loaded(&bytes);
    assert_eq!(elements(&bytes, "Link"), 2);
    let mut targets: Vec<String> = file
        .objects
        .values()
        .filter_map(|o| o.as_dict().ok()?.get(b"A").ok()?.as_dict().ok()?.get(b"URI").ok()?.as_str().ok())
        .map(|uri| String::from_utf8_lossy(uri).into_owned())
        .collect();
    targets.sort();
    assert_eq!(targets, ["https://www.example.org", "mailto:care@example.org"]);
    // Each annotation has words, a place in the parent tree, and is printed.
    let links =
        file.objects.values().filter_map(|o| o.as_dict().ok()).filter(|d| d.has(b"A") && d.has(b"Rect"));
    assert!(links.into_iter().all(|d| d.has(b"Contents") && d.has(b"StructParent") && d.has(b"F")));
}

#[test]
fn furniture_is_marked_as_furniture() {
    let bytes = pdf(&format!(
        "+++\nheader = \"H\"\nfooter = \"F\"\nmark = \"DRAFT\"\n+++\n{}",
        "Words. ".repeat(1500)
    ));
    let file = loaded(&bytes);
    for (number, page) in file.get_pages() {
        let content = String::from_utf8_lossy(&file.get_page_content(page)).into_owned();
        let edge =
            |of: &str| content.matches(&format!("/Artifact<</Type/Pagination/Subtype/{of}>>BDC")).count();
        assert_eq!((edge("Header"), edge("Footer")), (usize::from(number > 1), 1), "page {number}");
        assert_eq!(
            content.matches("BDC").count() + content.matches("BMC").count(),
            content.matches("EMC").count()
        );
    }
}

#[test]
fn accents_in_a_name_do_not_make_a_letter_slow_or_large() {
    let letter = |name: &str| {
        pdf(&format!(
            "+++\nkind = \"letter\"\nlang = \"en\"\n+++\n::: address\n{name}\n:::\n\nDear {name}, the quick brown fox jumps over the lazy dog. **Pack my box with five dozen liquor jugs.**\n"
        ))
    };
    // The fonts of both are fixed cuts, so that two names with different accents have the same ones.
    let names = |bytes: &[u8]| {
        let file = loaded(bytes);
        let name = |o: &lopdf::Object| {
            o.as_dict()
                .ok()?
                .get(b"FontName")
                .ok()?
                .as_name()
                .ok()
                .map(|n| String::from_utf8_lossy(n).into_owned())
        };
        file.objects.values().filter_map(name).filter(|n| n.contains("Serif-Regular")).collect::<Vec<_>>()
    };
    let (one, two) = (letter("Zoé Lefèvre"), letter("Søren Ångström"));
    assert_eq!(names(&one), names(&two));
    assert_ne!(names(&one), names(&letter("Zoe Lefevre")));
    assert!(one.len() < 60_000, "{} bytes", one.len());
}
