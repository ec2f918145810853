//! Scripts and languages: letters, hyphens, fonts that a workspace names, and what cannot be set.

use amends::render::document::parse;
use amends::render::pdf::FontFile;
use amends::render::pdf::PdfEngine;
use amends::render::pdf::PdfProblem;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The letters that a language has beyond ASCII, with its quotation marks.
const LETTERS: [(&str, &str); 13] = [
    ("de", "ÄÖÜäöüßẞ „a“ ‚b‘"),
    ("fr", "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ àâæçéèêëîïôœùûüÿ « a »"),
    ("es", "ÁÉÍÑÓÚÜ áéíñóúü ¿a? ¡b! 1.ª 2.º «c»"),
    ("pt", "ÀÁÂÃÇÉÊÍÓÔÕÚ àáâãçéêíóôõú"),
    ("nl", "ËÏÉÓ ëïéó ĳ Ĳ"),
    ("it", "ÀÈÉÌÒÙ àèéìòù"),
    ("pl", "ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż „a” 5 zł"),
    ("cs", "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ áčďéěíňóřšťúůýž"),
    ("hu", "ÁÉÍÓÖŐÚÜŰ áéíóöőúüű"),
    ("ro", "ĂÂÎȘȚŞŢ ăâîșțşţ"),
    ("tr", "ÇĞİIÖŞÜ çğıiöşü"),
    ("el", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ αβγδεζηθικλμνξοπρσςτυφχψω άέήίόύώϊϋΐΰ"),
    ("ru", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя ІЇЄҐ іїєґ"),
];

fn font(name: &str) -> FontFile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts").join(name);
    FontFile { path: name.to_owned(), bytes: fs::read(path).expect("a font") }
}

fn render(fonts: &[FontFile], text: &str) -> Result<Vec<u8>, PdfProblem> {
    let engine = PdfEngine::with_fonts(fonts).expect("fonts");
    engine.render(&parse(text).expect("a document"), &BTreeMap::new(), (2026, 4, 1))
}

/// The words of a file as a reader copies them, without spaces.
fn copied(bytes: &[u8]) -> String {
    let file = lopdf::Document::load_mem(bytes).expect("a PDF");
    let pages: Vec<u32> = file.get_pages().into_keys().collect();
    file.extract_text(&pages).expect("text").chars().filter(|c| !c.is_whitespace()).collect()
}

fn names_of_fonts(bytes: &[u8]) -> Vec<String> {
    let file = lopdf::Document::load_mem(bytes).expect("a PDF");
    let name = |o: &lopdf::Object| {
        let font = o
            .as_dict()
            .ok()
            .filter(|d| d.get(b"Subtype").and_then(lopdf::Object::as_name).ok() == Some(b"Type0"))?;
        font.get(b"BaseFont")
            .and_then(lopdf::Object::as_name)
            .ok()
            .map(|n| String::from_utf8_lossy(n).into_owned())
    };
    file.objects.values().filter_map(name).collect()
}

#[test]
fn every_letter_of_a_language_is_in_every_style() {
    for (language, letters) in LETTERS {
        let text = format!(
            "+++\nlang = \"{language}\"\n+++\n# {letters}\n\n{letters}\n\n**{letters}**\n\n*{letters}*\n\n***{letters}***\n\n`{letters}`\n\n| *{letters}* |\n|---|\n| ***{letters}*** |\n"
        );
        let bytes = render(&[], &text).unwrap_or_else(|problem| panic!("{language}: {problem}"));
        let found = copied(&bytes);
        let letters: String = letters.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(found.matches(&letters).count() >= 6, "{language}: {letters} is not what is copied: {found}");
    }
}

#[test]
fn code_keeps_its_face_where_a_hyphen_holds() {
    let bytes = render(&[], "`INC\u{2011}2026\u{2011}031`").expect("a PDF");
    let names = names_of_fonts(&bytes);
    assert!(
        names.iter().filter(|name| !name.contains("Sans")).all(|name| name.contains("Mono")),
        "{names:?}"
    );
}

#[test]
fn a_font_of_the_workspace_sets_what_the_built_in_ones_lack() {
    let words = "東京都港区株式会社山田様、「本番サービス」が三月に停止しました。";
    let text = format!(
        "+++\nlang = \"ja\"\njustify = true\n+++\n# {words}\n\nTo {words} `{words}`\n\n| a |\n|---|\n| {words} |\n"
    );
    assert!(matches!(render(&[], &text), Err(PdfProblem::MissingGlyph { .. })));
    let bytes = render(&[font("japanese.otf")], &text).expect("a PDF");
    assert_eq!(copied(&bytes).matches(words).count(), 4, "{}", copied(&bytes));
    let names = names_of_fonts(&bytes);
    assert!(names.iter().any(|name| name.contains("Workspace-1")), "{names:?}");
    assert_eq!(
        bytes,
        render(&[font("japanese.otf")], &text).expect("a PDF"),
        "another engine makes other bytes"
    );
    // The first font that has a character prints it; one that has none of them changes nothing.
    assert_eq!(
        copied(&render(&[font("boxes.ttf"), font("japanese.otf")], &text).expect("a PDF")),
        copied(&bytes)
    );
    assert!(bytes.len() < 60_000, "{} bytes: the whole font is in it", bytes.len());
    let ascii = "+++\nlang = \"en\"\n+++\nNothing but letters.";
    assert_eq!(render(&[], ascii), render(&[font("japanese.otf")], ascii));
}

#[test]
fn japanese_lines_break_between_characters_and_not_before_a_stop() {
    let words = "東京都港区、株式会社山田様。「本番サービス」が三月に停止しました。".repeat(12);
    for width in ["A4", "Letter"] {
        let text = format!("+++\nlang = \"ja\"\npage = \"{width}\"\n+++\n{words}\n");
        let bytes = render(&[font("japanese.otf")], &text).expect("a PDF");
        let file = lopdf::Document::load_mem(&bytes).expect("a PDF");
        let page = file.extract_text(&[1]).expect("text");
        let lines: Vec<&str> =
            page.lines().map(str::trim).filter(|line| line.contains(['東', 'サ'])).collect();
        assert!((8..=16).contains(&lines.len()), "{} lines: {page}", lines.len());
        assert!(
            lines.iter().all(|line| !line.starts_with(['、', '。', '」', 'ー']) && !line.ends_with('「')),
            "{page}"
        );
    }
}

#[test]
fn long_clauses_of_japanese_begin_no_line_with_a_stop_and_tear_no_number() {
    let sentence = "本番サービスが2026三月11月の停止、123,456停止しました。";
    for lead in 0..12 {
        for justify in ["true", "false"] {
            let words = format!("{}{}", "東".repeat(lead), sentence.repeat(30));
            let text = format!("+++\nlang = \"ja\"\njustify = {justify}\n+++\n{words}\n");
            let bytes = render(&[font("japanese.otf")], &text).expect("a PDF");
            let file = lopdf::Document::load_mem(&bytes).expect("a PDF");
            let page = file.extract_text(&[1]).expect("text");
            let lines: Vec<&str> = page.lines().map(str::trim).filter(|line| line.contains('停')).collect();
            assert!(lines.len() > 10, "{page}");
            let torn = |pair: &&[&str]| {
                let (end, begin) = (pair[0].chars().next_back(), pair[1].chars().next());
                let is_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == ',');
                begin.is_some_and(|c| "、。,".contains(c)) || is_number(end) && is_number(begin)
            };
            let bad: Vec<&[&str]> = lines.windows(2).filter(torn).collect();
            assert!(bad.is_empty(), "{lead} {justify}: {bad:?}");
        }
    }
}

#[test]
fn truetype_outlines_serve_as_well() {
    assert!(copied(&render(&[font("boxes.ttf")], "So ☃ it").expect("a PDF")).contains("So☃it"));
}

#[test]
fn words_from_right_to_left_are_refused_and_never_turned_round() {
    let problem = render(&[font("boxes.ttf")], "Dear שלם").unwrap_err();
    assert!(
        matches!(&problem, PdfProblem::RightToLeft { character: 'ש', text } if text == "Dear שלם"),
        "{problem}"
    );
    assert!(matches!(render(&[], "Dear שלם"), Err(PdfProblem::MissingGlyph { .. })));
}

#[test]
fn what_is_no_font_is_told() {
    let whole = font("japanese.otf");
    assert_eq!(whole.check(), Ok(()));
    let part = |bytes: &[u8]| FontFile { path: "x.otf".to_owned(), bytes: bytes.to_vec() }.check();
    assert!(part(b"wOFF").is_err() && part(b"").is_err() && part(&[0; 4096]).is_err());
    for length in (0..whole.bytes.len()).step_by(97) {
        // A torn file is refused or, where only what is not needed is torn, still sets.
        let torn = FontFile { path: "x.otf".to_owned(), bytes: whole.bytes[..length].to_vec() };
        if torn.check().is_ok() {
            let _ = render(&[torn], "東京");
        }
    }
}
