//! Renders documents and looks at what comes out: hostile values, determinism, pages, tags.

use std::collections::BTreeMap;

use amends::compose::figure::Anchor;
use amends::compose::figure::Colour;
use amends::compose::figure::Figure;
use amends::compose::figure::Shape;
use amends::compose::figure::Stroke;
use amends::language::Language;
use amends::render::document::Block;
use amends::render::document::Class;
use amends::render::document::Inline;
use amends::render::document::parse;
use amends::render::document::plain;
use amends::render::html::to_html;
use amends::render::markdown::to_markdown;
use amends::render::pdf::PdfEngine;
use amends::render::pdf::PdfProblem;
use amends::render::template::Templates;
use amends::render::template::sanitise_prose;
use amends::render::text::to_text;
use rayon::prelude::*;
use serde_json::json;

/// Values that try to become markup.
const HOSTILE: [&str; 36] = [
    "<script>alert(1)</script>",
    "*Ltd* #3",
    "_x_ __y__ ~~z~~",
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "`code` ``more``",
    "a | b | c",
    "+ item",
    "- item",
    "* item",
    "1. item",
    "23) item",
    ":::",
    "::: credit",
    "# heading",
    "> quote",
    "---",
    "===",
    "+++",
    "&amp; &lt; &#60;",
    "\\",
    "ends in \\",
    "    indented",
    "line one\nline two\n\nparagraph",
    "tab\tand \u{b}",
    "https://example.org/?a=1&b=2",
    "<https://example.org>",
    "\"quoted\" 'single' -- --- ...",
    "{{x}} {{{x}}}",
    "$x$ ^2^ H~2~O",
    "```",
    "~~~",
    "[^1] [x]: y",
    "<!-- x -->",
    "2026-03-04 12:30",
    "€1.234,50",
];

fn templates(pairs: &[(&str, &str)]) -> Templates {
    Templates::compile(
        &pairs.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect(),
        Language::english(),
    )
    .unwrap()
}

fn refused(text: &str) -> String {
    let sources = BTreeMap::from([("t.md.hbs".to_owned(), text.to_owned())]);
    let problems = Templates::compile(&sources, Language::english()).unwrap_err();
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What an escaped value must read as: one line, no controls.
fn shown(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().filter(|c| !c.is_control()).collect()
}

fn engine() -> PdfEngine {
    PdfEngine::new().unwrap()
}

fn pdf(markdown: &str) -> Vec<u8> {
    engine().render(&parse(markdown).unwrap(), &BTreeMap::new(), (2026, 4, 1)).unwrap()
}

fn loaded(bytes: &[u8]) -> lopdf::Document {
    lopdf::Document::load_mem(bytes).unwrap()
}

/// How many structure elements of a kind a file has.
fn tags(bytes: &[u8], tag: &str) -> usize {
    let file = loaded(bytes);
    let is = |o: &lopdf::Object| {
        let Ok(dict) = o.as_dict() else { return false };
        dict.get(b"S").and_then(lopdf::Object::as_name).is_ok_and(|n| n == tag.as_bytes()) && dict.has(b"P")
    };
    file.objects.values().filter(|o| is(o)).count()
}

fn figure() -> BTreeMap<String, Figure> {
    let shapes = vec![
        Shape::Rect {
            x: 0,
            y: 0,
            w: 500,
            h: 50,
            fill: Some(Colour::Up),
            stroke: Some(Stroke::solid(Colour::Rule, 10)),
        },
        Shape::Line {
            x1: 0,
            y1: 60,
            x2: 500,
            y2: 60,
            stroke: Stroke { colour: Colour::Ink, width: 20, dashed: true },
        },
        Shape::Circle { x: 20, y: 20, r: 10, fill: None, stroke: Some(Stroke::solid(Colour::Accent, 10)) },
        Shape::Text {
            x: 250,
            y: 90,
            size: 80,
            anchor: Anchor::Middle,
            text: "<b>& up".into(),
            bold: true,
            fill: Colour::Rgb(1, 2, 3),
        },
    ];
    BTreeMap::from([(
        "strip".to_owned(),
        Figure { width: 500, height: 100, alt: "All \"up\" & well".into(), shapes },
    )])
}

#[test]
fn a_value_stays_words_in_a_paragraph_a_cell_and_a_list() {
    let set = templates(&[(
        "t.md.hbs",
        "{{v}}\n\n- {{v}}\n\n| a | b |\n|---|---|\n| {{v}} | z |\n\n[{{v}}](https://example.org)\n\n**{{v}}**\n",
    )]);
    for value in HOSTILE {
        let text = set.render("t.md.hbs", &json!({ "v": value })).unwrap();
        let document = parse(&text).unwrap_or_else(|e| panic!("{value:?}: {e}\n{text}"));
        let [
            Block::Paragraph(alone),
            Block::List { items, .. },
            Block::Table(table),
            Block::Paragraph(link),
            Block::Paragraph(bold),
        ] = document.blocks.as_slice()
        else {
            panic!("{value:?} changed the blocks: {:?}", document.blocks)
        };
        let [Block::Paragraph(item)] = items[0].as_slice() else {
            panic!("{value:?} changed the list: {items:?}")
        };
        for line in [alone, item, &table.rows[0][0], link, bold] {
            assert_eq!(plain(line), shown(value), "{text}");
            assert_eq!(line.len(), 1, "{value:?} has marks of its own: {line:?}");
        }
        assert_eq!(plain(&table.rows[0][1]), "z");
    }
}

#[test]
fn a_value_stays_words_in_the_front_matter_and_in_html() {
    let set = templates(&[(
        "t.md.hbs",
        "+++\ntitle = {{toml v}}\nkeywords = {{toml all}}\n+++\n{{v}} {{code v}}\n",
    )]);
    for value in HOSTILE {
        let text = set.render("t.md.hbs", &json!({ "v": value, "all": [value, value] })).unwrap();
        let document = parse(&text).unwrap_or_else(|e| panic!("{value:?}: {e}\n{text}"));
        assert_eq!(document.front.keywords.len(), 2);
        assert_eq!(
            document.front.title.replace(['\n', '\t'], " ").split_whitespace().collect::<Vec<_>>().join(" "),
            shown(value)
        );
        let html = to_html(&document, &BTreeMap::new());
        assert!(!html.contains("<script") && !html.contains("javascript:alert(1)\""), "{html}");
        assert!(!html.contains("<img") && !html.contains("href="), "{html}");
        assert_eq!(html.matches("<p>").count(), 1, "{html}");
    }
}

#[test]
fn prose_keeps_a_safe_subset_and_nothing_else() {
    let safe = |text: &str| parse(&sanitise_prose(text)).unwrap().blocks;
    let [Block::Paragraph(line)] = &safe("# Big **news** <b>x</b>")[..] else { panic!() };
    assert_eq!(plain(line), "Big news <b>x</b>");
    let blocks =
        safe("one *two* `three` [four](https://example.org) [five](javascript:alert(1)) ![six](x.png)");
    let [Block::Paragraph(line)] = &blocks[..] else { panic!("{blocks:?}") };
    assert_eq!(plain(line), "one two three four five six");
    let links: Vec<_> =
        line.iter().filter_map(|i| if let Inline::Run(r) = i { r.link.as_deref() } else { None }).collect();
    assert_eq!(links, ["https://example.org"]);
    assert!(
        line.iter().any(|i| matches!(i, Inline::Run(r) if r.italic))
            && line.iter().any(|i| matches!(i, Inline::Run(r) if r.code))
    );
    let [Block::List { items, .. }] = &safe("- a\n- b\n  - c\n")[..] else { panic!() };
    assert_eq!(items.len(), 2);
    assert!(matches!(items[1].as_slice(), [Block::Paragraph(_), Block::List { .. }]));
    assert!(matches!(safe("3. a\n4. b\n")[..], [Block::List { start: Some(3), .. }]));
    for hostile in HOSTILE {
        let once = sanitise_prose(hostile);
        let document = parse(&once).unwrap_or_else(|e| panic!("{hostile:?} -> {once:?}: {e}"));
        assert!(
            document.blocks.iter().all(|b| !matches!(
                b,
                Block::Div { .. } | Block::Heading { .. } | Block::Figure { .. } | Block::Table(_)
            )),
            "{once}"
        );
        assert_eq!(parse(&sanitise_prose(&once)).unwrap(), document, "sanitising twice changes {hostile:?}");
    }
}

#[test]
fn prose_stands_in_lists_and_in_lines() {
    let set = templates(&[(
        "t.md.hbs",
        "- {{prose v indent=2}}\n- last\n\n| a |\n|---|\n| {{prose v inline=true}} |\n",
    )]);
    let text = set.render("t.md.hbs", &json!({ "v": "one\n\ntwo **bold** | bar\n\n- x\n- y" })).unwrap();
    let document = parse(&text).unwrap();
    let [Block::List { items, .. }, Block::Table(table)] = &document.blocks[..] else { panic!("{text}") };
    assert_eq!(items.len(), 2, "{text}");
    assert_eq!(items[0].len(), 3);
    assert_eq!(plain(&table.rows[0][0]), "one two bold | bar; x; y");
}

#[test]
fn templates_refuse_what_could_go_wrong() {
    assert!(refused("a\n{{{x}}}").contains("t.md.hbs:2:1: `{{{ }}}`"));
    assert!(refused("{{#if y}}\n  {{& x}}{{/if}}").contains("t.md.hbs:2:"));
    assert!(refused("{{nope x}}").contains("there is no helper `nope`"));
    assert!(refused("{{lookup x y}}").contains("there is no helper `lookup`"));
    assert!(refused("{{> gone}}").contains("there is no partial `gone`"));
    assert!(refused("{{#*inline \"x\"}}y{{/inline}}").contains("decorators"));
    assert!(refused("{{#if x}}").contains("t.md.hbs"));
    let loops = BTreeMap::from([
        ("partials/a.md.hbs".to_owned(), "{{> b}}".to_owned()),
        ("partials/b.md.hbs".to_owned(), "{{> a}}".to_owned()),
    ]);
    assert!(
        Templates::compile(&loops, Language::english()).unwrap_err()[0].message.contains("includes itself")
    );
    let missing =
        templates(&[("t.md.hbs", "ok\n{{x.y}}")]).render("t.md.hbs", &json!({ "x": {} })).unwrap_err();
    assert_eq!((missing.line, missing.message.contains("x.y")), (Some(2), true), "{missing}");
    let big: Vec<u32> = (0..4000).collect();
    let endless = templates(&[("t.md.hbs", "{{#each x}}{{#each ../x}}some words {{/each}}{{/each}}")]);
    assert!(endless.render("t.md.hbs", &json!({ "x": big })).unwrap_err().message.contains("8 MiB"));
}

#[test]
fn problems_name_the_file() {
    let set = templates(&[("t.md.hbs", "{{> p}}"), ("partials/p.md.hbs", "a\n{{gone}}")]);
    assert_eq!(set.render("t.md.hbs", &json!({})).unwrap_err().template, "partials/p.md.hbs");
    let found = set
        .check_paths("t.md.hbs", &json!({ "type": "object", "properties": { "a": { "type": "string" } } }));
    assert_eq!((found[0].template.as_str(), found[0].line), ("partials/p.md.hbs", Some(2)));
    let twice =
        [("partials/p.md.hbs", "a"), ("partials/p.hbs", "b")].map(|(n, t)| (n.to_owned(), t.to_owned()));
    assert_eq!(Templates::compile(&twice.into(), Language::english()).unwrap_err().len(), 1);
}

#[test]
fn helpers_write_words() {
    let set = templates(&[(
        "t.md.hbs",
        "{{list a}}; {{list b}}; {{n}} {{plural n \"day\" \"days\"}}; {{#if (and (eq n 1) (not no))}}one{{/if}}; {{code c}}",
    )]);
    let text = set
        .render("t.md.hbs", &json!({ "a": ["x*", "y", "z"], "b": ["x"], "n": 1, "no": false, "c": "a|b_c" }))
        .unwrap();
    assert_eq!(text, "x\\*, y and z; x; 1 day; one; `a`\\|`b_c`");
}

#[test]
fn partials_have_their_short_names() {
    let set = templates(&[
        ("t.md.hbs", "{{> head}}{{#each rows}}{{> row this unit=@root.unit}}{{/each}}"),
        ("partials/head.md.hbs", "H {{name}}\n"),
        ("partials/row.md.hbs", "- {{value}} {{unit}}\n"),
    ]);
    let text = set
        .render("t.md.hbs", &json!({ "name": "x", "unit": "min", "rows": [{ "value": 1 }, { "value": 2 }] }))
        .unwrap();
    assert_eq!(text, "H x\n- 1 min\n- 2 min\n");
}

#[test]
fn paths_are_compared_with_the_schema() {
    let schema = json!({
        "type": "object",
        "properties": {
            "customer": { "$ref": "#/$defs/Customer" },
            "lines": { "type": "array", "items": { "$ref": "#/$defs/Line" } },
            "note": { "anyOf": [{ "$ref": "#/$defs/Note" }, { "type": "null" }] },
            "labels": { "type": "object", "additionalProperties": { "type": "string" } },
            "count": { "type": ["integer", "null"] },
        },
        "$defs": {
            "Customer": { "type": "object", "properties": { "name": { "type": "string" } } },
            "Line": { "type": "object", "properties": { "id": { "type": "string" }, "parts": { "type": "array", "items": { "type": "string" } } } },
            "Note": { "type": "object", "properties": { "text": { "type": "string" } } },
        },
    });
    let good = "{{customer.name}}{{#if count}}{{count}}{{/if}}{{#each lines as |line i|}}{{i}}{{line.id}}{{id}}{{this.id}}{{../count}}{{@index}}{{#unless @last}},{{/unless}}\
        {{#each parts}}{{this}}{{../id}}{{../../count}}{{@root.customer.name}}{{line.id}}{{/each}}{{else}}{{count}}{{/each}}\
        {{#with note}}{{text}}{{/with}}{{labels.any}}{{> p customer}}{{#if (eq customer.name \"x\")}}y{{else if note.text}}z{{/if}}{{lines.0.id}}";
    let partial = "{{name}}";
    let set = templates(&[("good.md.hbs", good), ("partials/p.md.hbs", partial)]);
    assert_eq!(set.check_paths("good.md.hbs", &schema), []);
    let bad = [
        ("{{custmer.name}}", "custmer"),
        ("a\n{{#if typo}}x{{/if}}", "typo"),
        ("{{#unless customer.typo}}x{{/unless}}", "typo"),
        ("{{#each lines}}{{nme}}{{/each}}", "nme"),
        ("{{#each lines}}{{count}}{{/each}}", "count"),
        ("{{#each lines as |l|}}{{l.typo}}{{/each}}", "typo"),
        ("{{#with note}}{{../typo}}{{/with}}", "typo"),
        ("{{../count}}", "leads out"),
        ("{{customer}}", "not a text or number"),
        ("{{#each customer.name}}x{{/each}}", "cannot go through"),
        ("{{@index}}", "only inside"),
        ("{{plural cnt \"a\" \"b\"}}", "cnt"),
        ("{{#if (and count typo)}}x{{/if}}", "typo"),
        ("{{> p note}}", "name"),
        ("{{#if count}}x{{else if typo}}y{{/if}}", "typo"),
        ("{{prose note.txt}}", "txt"),
    ];
    for (text, word) in bad {
        let set = templates(&[("t.md.hbs", text), ("partials/p.md.hbs", partial)]);
        let problems = set.check_paths("t.md.hbs", &schema);
        assert_eq!(problems.len(), 1, "{text}: {problems:?}");
        assert!(problems[0].message.contains(word), "{text}: {}", problems[0]);
    }
    let set = templates(&[("t.md.hbs", "a\n{{#if typo}}x{{/if}}")]);
    assert_eq!(set.check_paths("t.md.hbs", &schema)[0].line, Some(2));
}

#[test]
fn documents_say_where_they_are_wrong() {
    let at = |text: &str| parse(text).unwrap_err().line;
    assert_eq!(at("+++\ntitle = \"x\"\nwrong = 1\n+++\n"), 3);
    assert_eq!(at("+++\ntitle = \"x\n+++\n"), 2);
    assert_eq!(at("+++\ntitle = \"x\"\n"), 1);
    assert_eq!(at("+++\naccent = \"blue\"\n+++\n"), 2);
    assert_eq!(at("+++\npage = \"A5\"\n+++\n"), 2);
    assert_eq!(at("a\n\n::: nope\n:::\n"), 3);
    assert_eq!(at("a\n\n::: credit\nb\n"), 3);
    assert_eq!(at("a\n:::\n"), 2);
    assert_eq!(at("+++\n+++\na\n\n<b>x</b>\n"), 5);
    assert_eq!(at("a\n\nb ![x](y.png)\n"), 3);
    assert_eq!(at("![x](https://example.org/x.png)\n"), 1);
}

#[test]
fn depth_has_a_limit() {
    let emphasis = format!("{}x{}", "*a ".repeat(5000), " b*".repeat(5000));
    let quotes = format!("{}x", "> ".repeat(3000));
    let lists: String = (0..200).map(|i| format!("{}- x\n", "  ".repeat(i))).collect();
    for text in [emphasis, quotes, lists] {
        assert!(parse(&text).is_err_and(|e| e.message.contains("nested too deeply")));
        assert!(sanitise_prose(&text).len() < 20 * text.len());
    }
    assert_eq!(parse("+++\nlang = \"en GB\"\n+++\n").unwrap_err().line, 2);
}

#[test]
fn fences_nest_and_mean_nothing_in_code() {
    let document =
        parse("::: step apologise\n:::: callout Mind\ntext\n::::\n:::\n\n```\n::: credit\n```\n").unwrap();
    let [Block::Div { class: Class::Step, argument, blocks }, Block::Code { text, .. }] =
        &document.blocks[..]
    else {
        panic!("{document:?}")
    };
    assert_eq!(argument, "apologise");
    assert!(
        matches!(&blocks[..], [Block::Div { class: Class::Callout, argument, .. }] if argument == "Mind")
    );
    assert_eq!(text, "::: credit\n");
}

#[test]
fn quotation_marks_follow_the_language_and_amounts_stay() {
    let line = |lang: &str, text: &str| {
        plain(match &parse(&format!("+++\nlang = \"{lang}\"\n+++\n{text}")).unwrap().blocks[0] {
            Block::Paragraph(line) => line,
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(line("en", "\"a\" -- it's"), "\u{201c}a\u{201d} \u{2013} it\u{2019}s");
    assert_eq!(line("de-DE", "\"a\""), "\u{201e}a\u{201c}");
    assert_eq!(line("fr", "\"a\""), "\u{ab}\u{a0}a\u{a0}\u{bb}");
    assert_eq!(line("en", "\\\"INC\\-\\-1\\\" 5\\-\\-6"), "\"INC--1\" 5--6");
    assert_eq!(line("en", "one\\\ntwo\\"), "one two");
}

#[test]
fn a_missing_glyph_is_an_error_that_names_the_text() {
    for (text, missing) in [("Thanks 🙂 all", '🙂'), ("שלום", 'ש'), ("東京", '東'), ("مرحبا", 'م')]
    {
        let problem = engine().render(&parse(text).unwrap(), &BTreeMap::new(), (2026, 4, 1)).unwrap_err();
        let PdfProblem::MissingGlyph { text: named, character } = &problem else { panic!("{problem}") };
        assert_eq!((named.as_str(), *character), (text, missing));
    }
    let everywhere = [
        "::: meta\nA: 東\n:::",
        "| a |\n|---|\n| 東 |",
        "- 東",
        "::: callout 東\nx\n:::",
        "# 東",
        "`東`",
        "+++\nfooter = \"東\"\n+++\nx",
        "+++\nmark = \"東\"\n+++\nx",
    ];
    for text in everywhere {
        assert!(engine().render(&parse(text).unwrap(), &BTreeMap::new(), (2026, 4, 1)).is_err(), "{text}");
    }
    let engine = engine();
    let wrong = parse("東").unwrap();
    for _ in 0..3 {
        assert!(engine.render(&wrong, &BTreeMap::new(), (2026, 4, 1)).is_err(), "remembered as complete");
    }
}

#[test]
fn combining_marks_and_unseen_characters_are_set() {
    pdf(
        "e\u{301} q\u{308} x\u{304}\u{301} Ελληνική Съешь ё\u{200b}ё so\u{ad}ft \u{2066}a\u{2069} fi ffl → ✓ − × € £ ¥ №",
    );
}

#[test]
fn the_same_document_makes_the_same_bytes_on_any_thread() {
    let engine = engine();
    let texts: Vec<String> = (0..24).map(|i| format!("+++\ntitle = \"T{i}\"\njustify = true\n+++\n# H {i}\n\n{}\n\n| a | b |\n|---|--:|\n| x{i} | {i}.5 |\n| y | 12 |\n", "Some words of a letter. ".repeat(40))).collect();
    let one = |text: &String| engine.render(&parse(text).unwrap(), &BTreeMap::new(), (2026, 4, 1)).unwrap();
    let first: Vec<Vec<u8>> = texts.iter().map(one).collect();
    let second: Vec<Vec<u8>> = texts.par_iter().map(one).collect();
    let reversed: Vec<Vec<u8>> = texts.par_iter().rev().map(one).collect();
    assert!(first == second && first.iter().rev().eq(reversed.iter()));
    assert_eq!(first[3], pdf(&texts[3]), "another engine makes other bytes");
    assert_ne!(first[0], first[1]);
}

#[test]
fn a_long_table_repeats_its_head_and_says_it_once() {
    let rows: String = (0..150).map(|i| format!("| {i} | what happened |\n")).collect();
    let bytes = pdf(&format!("| Number | Event |\n|--:|---|\n{rows}"));
    let file = loaded(&bytes);
    let pages = file.get_pages();
    assert!((4..=6).contains(&pages.len()), "{} pages", pages.len());
    for page in pages.keys() {
        let text = file.extract_text(&[*page]).unwrap();
        assert!(text.contains("Number") && text.contains("Event"), "page {page}: {text}");
    }
    assert_eq!((tags(&bytes, "TH"), tags(&bytes, "TR"), tags(&bytes, "Table")), (2, 151, 1));
}

#[test]
fn the_text_comes_out_in_reading_order() {
    let bytes = pdf(
        "+++\nkind = \"letter\"\nwindow = \"din5008\"\nbrand = \"Brand\"\n+++\n::: meta\nDate: today\n:::\n::: address\nName\n:::\n::: subject\nThe subject\n:::\nFirst words.\n\nLast words.\n",
    );
    let text = loaded(&bytes).extract_text(&[1]).unwrap();
    let at = |word: &str| text.find(word).unwrap_or_else(|| panic!("{word} is not in {text:?}"));
    let order = ["Brand", "Name", "Date", "The subject", "First words", "Last words", "Page 1 of 1"].map(at);
    assert!(order.is_sorted(), "{text}");
}

#[test]
fn a_file_is_tagged_named_and_dated() {
    let source = "+++\ntitle = \"Credit & more\"\nlang = \"de-DE\"\nauthor = \"A\"\nsubject = \"S\"\nmark = \"DRAFT\"\n+++\n# One\n\n## Two\n\n[x](https://example.org) and [y](mailto:a@example.org)\n\n![cap](figure:strip)\n\n- a\n- b\n";
    let bytes = engine().render(&parse(source).unwrap(), &figure(), (2026, 4, 1)).unwrap();
    let file = loaded(&bytes);
    let catalogue = file.catalog().unwrap();
    for key in ["StructTreeRoot", "MarkInfo", "Lang", "Metadata", "Outlines", "ViewerPreferences"] {
        assert!(catalogue.has(key.as_bytes()), "{key}");
    }
    let info = file.get_dictionary(file.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20260401000000Z");
    assert_eq!(info.get(b"Subject").unwrap().as_str().unwrap(), b"DRAFT: S");
    assert!(file.trailer.has(b"ID"));
    assert_eq!(
        (
            tags(&bytes, "Link"),
            tags(&bytes, "Figure"),
            tags(&bytes, "LI"),
            tags(&bytes, "H1"),
            tags(&bytes, "H2")
        ),
        (2, 1, 2, 1, 1)
    );
    let missing = engine().render(&parse("![x](figure:gone)").unwrap(), &figure(), (2026, 4, 1)).unwrap_err();
    assert_eq!(missing, PdfProblem::MissingFigure { name: "gone".into() });
}

#[test]
fn headings_skip_no_level_in_the_tags() {
    let bytes = pdf("### Deep\n\nx\n\n# High\n\nx\n\n###### Deepest\n\nx\n");
    assert_eq!((tags(&bytes, "H1"), tags(&bytes, "H2"), tags(&bytes, "H3")), (2, 1, 0));
}

#[test]
fn nothing_is_too_wide_or_too_high() {
    let long = "x".repeat(3000);
    let cell = "many words ".repeat(2000);
    let compound = format!(
        "+++\nlang = \"de\"\njustify = true\n+++\n{}\n",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft überwachungs "
            .repeat(9)
    );
    assert!(pdf(&compound).starts_with(b"%PDF-1."));
    let deep: String = (0..20).map(|i| format!("{}- level {i}\n", "  ".repeat(i))).collect();
    let wide = format!(
        "|{}\n|{}\n|{}\n",
        " a |".repeat(30),
        "---|".repeat(30),
        " averyveryverylongword |".repeat(30)
    );
    let bytes = pdf(&format!(
        "{long}\n\n`{long}`\n\n| a | b |\n|---|---|\n| {cell} | {long} |\n\n{deep}\n\n{wide}\n\n```\n{long}\n```\n"
    ));
    assert!(loaded(&bytes).get_pages().len() > 4);
    let logo =
        engine().render(&parse("+++\nlogo = \"<svg/>\"\n+++\nx").unwrap(), &BTreeMap::new(), (2026, 4, 1));
    assert!(matches!(logo, Ok(_) | Err(PdfProblem::Logo { .. })));
    assert!(pdf("").starts_with(b"%PDF-1."));
    assert!(
        pdf("+++\nkind = \"letter\"\nwindow = \"us10\"\npage = \"Letter\"\n+++\n").starts_with(b"%PDF-1.")
    );
}

#[test]
fn a_new_page_begins_where_it_is_told() {
    assert_eq!(loaded(&pdf("a\n\n::: pagebreak\n:::\n\nb\n\n::: annex More\nc\n:::\n")).get_pages().len(), 3);
    let words = "Some words of a letter that fill a line or two of the page. ".repeat(4);
    let text = format!("{}\n\n::: signature\nName\n:::\n", format!("{words}\n\n").repeat(40));
    let file = loaded(&pdf(&text));
    let last = u32::try_from(file.get_pages().len()).unwrap();
    let shown = file.extract_text(&[last]).unwrap();
    assert!(shown.contains("Name") && shown.contains("Some words"), "the signature stands alone: {shown}");
}

#[test]
fn html_text_and_markdown_say_the_same() {
    let source = "+++\ntitle = \"T <x>\"\nlang = \"en-GB\"\nbrand = \"B & C\"\nfooter = \"F\"\n+++\n::: subject\nSubject\n:::\n\nHello *there* [x](https://example.org/?a=1&b=2) `c|d`\n\n::: credit What we owe\n**€1.00**\n:::\n\n| a | b |\n|---|--:|\n| x | 1.5 |\n| long words | 10 |\n\n![cap](figure:strip)\n\n1. one\n2. two\n   - three\n\n> said\n\n::: annex Workings\nend\n:::\n";
    let document = parse(source).unwrap();
    let html = to_html(&document, &figure());
    for part in [
        "<html lang=\"en-GB\">",
        "<title>T &lt;x&gt;</title>",
        "B &amp; C",
        "href=\"https://example.org/?a=1&amp;b=2\"",
        "<th scope=\"col\">a</th>",
        "<svg",
        "role=\"img\"",
        "All &quot;up&quot; &amp; well",
        "&lt;b&gt;&amp; up",
        "@page { size: A4",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(!html.contains("<script") && !html.contains("url(") && !html.contains("src="));
    let text = to_text(&document, &figure());
    assert!(text.contains("| What we owe\n  | €1.00"), "{text}");
    assert!(text.contains("long words   10"), "{text}");
    assert!(text.contains("1. one\n2. two\n   - three"), "{text}");
    assert!(text.contains("x <https://example.org/?a=1&b=2>"), "{text}");
    assert!(text.lines().all(|l| l.chars().count() <= 72), "{text}");
    let markdown = to_markdown(&document, &figure());
    let again = parse(&markdown).unwrap();
    assert!(!markdown.contains(":::") && !markdown.contains("+++"), "{markdown}");
    assert!(
        again.blocks.iter().any(|b| matches!(b, Block::Table(t) if plain(&t.rows[1][1]) == "10")),
        "{markdown}"
    );
    assert_eq!(again.blocks.iter().filter(|b| matches!(b, Block::Quote(_))).count(), 2, "{markdown}");
}
