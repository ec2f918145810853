//! Japanese letters, read like any other: what can be proved to be wrong holds them, though no space stands around it.

use crate::wording::changed;
use crate::wording::flags;
use crate::wording::write;
use amends::compose::DocumentFacts;
use amends::compose::WindowFact;
use amends::model::Rule;
use amends::money::Currency;
use amends::money::Money;
use amends::proofread::Flag;
use amends::proofread::Lists;
use amends::proofread::Names;
use amends::proofread::proofread;
use amends::render::document::parse;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A letter in which all is right; its words are changed by the tests.
const LETTER: &str = "+++\nkind = \"letter\"\ntitle = \"お詫び\"\nlang = \"ja\"\n+++\n\n\
    ::: step apologise\n2026年3月11日、お客様がご利用のShopが停止いたしました。これはひとえに弊社の不手際によるものであり、心より深くお詫び申し上げます。\n:::\n\n\
    ::: step empathise\n1時間18分にわたり、皆様が販売することができない状態となりました。**お客様のデータは失われておりません。ご注文も無事です。**\n:::\n\n\
    ::: step restore\n停止は3月11日の10:02に始まり、2026年3月11日 11:20（パリ時間）に復旧いたしました。\n\n\
    | サービス | 開始（パリ時間） | 終了 | UTCでの時刻 |\n|---|---|---|---|\n| Shop | 2026年3月11日 10:02 | 11:20 | 2026年3月11日 09:02～10:20 |\n:::\n\n\
    ::: step communicate\n原因は、期限の切れた証明書でございました。\n:::\n\n\
    ::: step follow-up\n契約の定めに従い、合計EUR 1,234.50を付与いたします。ご納得いただけない場合は、Ines Duarte（ines@example.com）までお知らせください。\n:::\n";

fn facts<'f>(services: &'f [String]) -> DocumentFacts<'f> {
    let eur = Currency::from_code("EUR").expect("a currency");
    DocumentFacts {
        is_letter: true,
        stated: vec!["2026年3月11日 10:02", "2026年3月11日 09:02～10:20", "11:20"],
        services,
        uses: vec!["販売する"],
        windows: vec![WindowFact {
            service: "Shop",
            local: ("2026年3月11日 10:02", "11:20"),
            utc: ("2026年3月11日 09:02", "10:20"),
        }],
        zone: Some("パリ時間"),
        amounts: vec![Money { currency: eur, minor: 123_450 }],
        data_loss: vec!["お客様のデータは失われておりません。ご注文も無事です。"],
        contact: Some(("Ines Duarte", "ines@example.com")),
        recourse: Some("ines@example.com"),
        own_names: vec!["ハーバーライト株式会社"],
        names: vec!["Shop"],
        ..DocumentFacts::default()
    }
}

fn read(markdown: &str, names: &[&str]) -> Vec<(Rule, String)> {
    let services = ["Shop".to_owned()];
    let document = parse(markdown).expect("a document");
    let lists = Lists::new(&BTreeMap::new());
    let names = Names::new(names.iter().copied());
    let flags: Vec<Flag> = proofread(&document, &facts(&services), &lists, &names, &BTreeSet::new());
    flags.into_iter().map(|f| (f.rule, f.words)).collect()
}

/// The letter with words in the place of others.
fn with(from: &str, to: &str) -> String {
    assert!(LETTER.contains(from), "{from}");
    LETTER.replacen(from, to, 1)
}

/// The letter with a sentence more in the step that tells what happened.
fn saying(words: &str) -> String {
    with("原因は、", &format!("{words}原因は、"))
}

const NAMES: [&str; 9] = [
    "ハーバーライト株式会社",
    "キツネロボティクス株式会社",
    "Meridian Instruments AG",
    "Summit",
    "東京銀河",
    "メリディアン",
    "日輪",
    "富士通",
    "森",
];

#[test]
fn a_letter_in_which_all_is_right_passes() {
    assert_eq!(read(LETTER, &NAMES), []);
    for right in [
        "2026年3月11日に停止いたしました。",
        "3月11日の10時2分に始まりました。",
        "2026年3月11日午前10:02に始まりました。",
        "合計1,234.50ユーロを付与いたします。",
        "ハーバーライト株式会社のデータは無事です。",
    ] {
        assert_eq!(read(&saying(right), &NAMES), [], "{right}");
    }
}

#[test]
fn a_figure_that_differs_holds_the_letter() {
    for (wrong, rule, words) in [
        ("合計EUR 999.00を付与いたします。", Rule::Amount, "EUR 999.00"),
        ("合計999.00 EURを付与いたします。", Rule::Amount, "999.00 EUR"),
        ("合計999ユーロを付与いたします。", Rule::Amount, "999ユーロ"),
        ("合計5万円を付与いたします。", Rule::Amount, "5万円"),
        ("12:34に復旧いたしました。", Rule::Window, "12:34"),
        ("12時34分に復旧いたしました。", Rule::Window, "12時34分"),
        ("午後10:02に復旧いたしました。", Rule::Window, "10:02"),
        ("停止は2026年3月12日でした。", Rule::Date, "2026年3月12日"),
        ("停止は2025年3月11日でした。", Rule::Date, "2025年3月11日"),
        ("停止は3月12日でした。", Rule::Date, "3月12日"),
        ("停止は3月11日および12日でした。", Rule::Date, "12日"),
        ("停止は令和7年3月11日でした。", Rule::Date, "7年3月11日"),
    ] {
        assert_eq!(read(&saying(wrong), &NAMES), [(rule, words.to_owned())], "{wrong}");
    }
    // Each figure of the letter itself, changed where it stands.
    for (from, to, rule) in [
        ("EUR 1,234.50", "EUR 1,234.51", Rule::Amount),
        ("EUR 1,234.50", "EUR 1,234.51", Rule::AmountMissing),
        ("| 11:20 |", "| 11:21 |", Rule::Window),
        ("2026年3月11日、", "2026年3月21日、", Rule::Date),
        ("失われておりません。", "無事です。", Rule::DataLoss),
    ] {
        let flags = read(&with(from, to), &NAMES);
        assert!(flags.iter().any(|(found, _)| *found == rule), "{from} → {to}: {flags:?}");
    }
}

/// Wide digits and letters are what an East Asian keyboard writes: they say what narrow ones say.
#[test]
fn wide_figures_are_read_like_narrow_ones() {
    for right in [
        "２０２６年３月１１日に停止いたしました。",
        "合計ＥＵＲ　１，２３４．５０を付与いたします。",
        "１０：０２に始まりました。",
    ] {
        assert_eq!(read(&saying(right), &NAMES), [], "{right}");
    }
    for (wrong, rule, words) in [
        ("停止は２０２６年３月１２日でした。", Rule::Date, "2026年3月12日"),
        ("合計ＥＵＲ　９９９．００を付与いたします。", Rule::Amount, "EUR 999.00"),
        ("１２：３４に始まりました。", Rule::Window, "12:34"),
    ] {
        assert_eq!(read(&saying(wrong), &NAMES), [(rule, words.to_owned())], "{wrong}");
    }
}

#[test]
fn another_customers_name_holds_the_letter() {
    for (wrong, words) in [
        ("停止はキツネロボティクス株式会社のお客様にも及びました。", "キツネロボティクス株式会社"),
        ("Meridian Instruments AGのデータは無事です。", "Meridian Instruments AG"),
        ("停止はSummitにも及びました。", "Summit"),
        ("Summitのデータは無事です。", "Summit"),
        ("停止は東京銀河の拠点にも及びました。", "東京銀河"),
        ("新東京銀河館のデータは無事です。", "東京銀河"),
        ("停止はメリディアンにも及びました。", "メリディアン"),
        ("停止は富士通の拠点にも及びました。", "富士通"),
        ("停止は日輪様にも及びました。", "日輪"),
        ("停止は株式会社日輪にも及びました。", "日輪"),
    ] {
        assert_eq!(read(&saying(wrong), &NAMES), [(Rule::CustomerName, words.to_owned())], "{wrong}");
    }
}

#[test]
fn what_may_be_another_word_is_left_to_a_person_or_alone() {
    // Two characters, or three in the middle of others, are parts of other words as often as names.
    for (unsure, words) in [("日輪が昇りました。", "日輪"), ("大富士通りの拠点です。", "富士通")]
    {
        assert_eq!(read(&saying(unsure), &NAMES), [(Rule::NameUnsure, words.to_owned())], "{unsure}");
    }
    for fine in [
        // A katakana name inside a longer katakana word.
        "スーパーメリディアンは無事です。",
        "メリディアンズは無事です。",
        // One character.
        "森林の管理と森の写真は無事です。",
        "Summitsは無事です。",
    ] {
        assert_eq!(read(&saying(fine), &NAMES), [], "{fine}");
    }
}

/// Thousands of names that begin alike are told apart, longest first.
#[test]
fn names_with_the_same_beginning_are_told_apart() {
    let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let spell = |n: usize| [n / 1000, n / 100 % 10, n / 10 % 10, n % 10].map(|d| digits[d]).concat();
    let mut names: Vec<String> = (0..10_000).map(|n| format!("株式会社{}", spell(n))).collect();
    names.extend(["株式会社".to_owned() + "一二三四五", "株式会社一二".to_owned()]);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let said = "停止は株式会社一二三四の拠点と株式会社一二三四五の拠点と株式会社一二の拠点と株式会社九九の拠点です。";
    let found: Vec<String> = read(&saying(said), &names).into_iter().map(|(_, words)| words).collect();
    assert_eq!(found, ["株式会社一二三四", "株式会社一二三四五", "株式会社一二"]);
}

/// Whether a name stands in words with no katakana or Latin letter of the same word at its ends.
fn stands(words: &str, name: &str) -> bool {
    let joins = |a: char, b: char| a.is_ascii() == b.is_ascii() && "aラー".contains(a) && "aラー".contains(b);
    words.match_indices(name).any(|(at, _)| {
        let (before, after) = (&words[..at], &words[at + name.len()..]);
        let ends = (name.chars().next().expect("a letter"), name.chars().next_back().expect("a letter"));
        !before.chars().next_back().is_some_and(|c| joins(c, ends.0))
            && !after.chars().next().is_some_and(|c| joins(ends.1, c))
    })
}

proptest! {
    #![proptest_config(crate::properties::config(256))]

    /// The index of names finds what a search for each of them finds.
    #[test]
    fn no_name_is_lost(names in proptest::collection::vec("[東京ラーのa]{2,4}", 1..9), words in "[東京ラーのa]{0,24}") {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let flags = read(&saying(&format!("{words}。")), &names);
        let found = flags.iter().any(|(rule, _)| [Rule::CustomerName, Rule::NameUnsure].contains(rule));
        prop_assert_eq!(found, names.iter().any(|name| stands(&words, name)), "{:?} in {}", names, words);
    }
}

/// Names of machines and tickets, and our own people, between kana.
#[test]
fn internal_names_are_seen() {
    let flags = read(&saying("機器db-12.eu.prodはINC-2026-031の後に再起動しました。"), &NAMES);
    let code = |words: &str| (Rule::CodeName, words.to_owned());
    assert_eq!(flags, [code("db-12.eu.prod"), code("INC-2026-031")]);
}

/// Marks without spaces end sentences, so that the apology must be in the first two of them.
#[test]
fn sentences_end_at_their_own_marks() {
    let late = with("2026年3月11日、お客様", "停止がありました！本日はどうでしょうか？2026年3月11日、お客様");
    assert_eq!(
        read(&late, &NAMES),
        [(Rule::ApologyLate, "no apology in the first two sentences".to_owned())]
    );
    // A quotation ends no sentence at its bracket.
    let quoted = "「停止した。」とのお声を頂戴しました。心よりお詫び申し上げます。2026年3月11日、お客様";
    assert_eq!(read(&with("2026年3月11日、お客様", quoted), &NAMES), []);
}

/// A story whose people write in Japanese to customers who read it, with a font that has a square for each character.
fn translate(folder: &Path) {
    let font = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts/squares.ttf");
    fs::copy(font, folder.join("squares.ttf")).expect("copied");
    let settings = folder.join("amends.toml");
    let mut text = fs::read_to_string(&settings).expect("settings");
    let fonts = "[documents]\nfonts = [\"squares.ttf\"]\n";
    for (from, to) in [("language = \"en-GB\"", "language = \"ja\""), ("[documents]\n", fonts)] {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    write(&settings, &text);
    let path = folder.join("customers.csv");
    let mut reader = csv::Reader::from_path(&path).expect("customers");
    let head = reader.headers().expect("a head").clone();
    let at = head.iter().position(|name| name == "language").expect("a column");
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&head).expect("written");
    for row in reader.records() {
        let row = row.expect("a row");
        let cells = row.iter().enumerate().map(|(n, cell)| if n == at { "ja" } else { cell });
        writer.write_record(cells).expect("written");
    }
    let text = String::from_utf8(writer.into_inner().expect("whole")).expect("text");
    write(&path, &text);
}

#[test]
fn the_stories_have_no_errors_in_japanese() {
    for (story, month) in [("northstar", "2026-03"), ("olark", "2016-01"), ("toodledo", "2012-10")] {
        let (artefacts, summary, _) = changed(story, month, &translate);
        let found = flags(&artefacts);
        assert_eq!((summary.proofs.errors, summary.letters > 0), (0, true), "{story}: {found:#?}");
        assert!(summary.proofs.lists.iter().any(|(language, _)| language == "ja"), "{story}");
    }
}

/// The letter that comes with the program holds what it may not say, typed into its template, for every customer.
#[test]
fn what_a_hand_typed_into_the_japanese_template_is_held() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("report-templates/ja/letter.md.hbs");
    let letter = fs::read_to_string(&file).expect("the letter");
    let typed = "Copper Kettle Teasのほか、2016年1月7日の12:34に始まった停止にも合計EUR 999.00を付与いたしました。\n\n";
    let (artefacts, summary, _) = changed("olark", "2016-01", &|folder| {
        translate(folder);
        let step = "::: step communicate\n";
        assert!(letter.contains(step), "the letter has no `{step}`");
        let text = letter.replace(step, &format!("{step}{typed}"));
        write(&folder.join("report-templates/ja/letter.md.hbs"), &text);
    });
    assert_eq!((summary.letters, summary.held.len()), (6, 6), "{:?}", summary.held);
    let found = flags(&artefacts);
    let expected = [
        ("customer-name", "Copper Kettle Teas", 5),
        ("amount", "EUR 999.00", 6),
        ("window", "12:34", 6),
        ("date", "2016年1月7日", 6),
    ];
    for (rule, words, letters) in expected {
        let errors =
            found.iter().filter(|f| f["rule"] == rule && f["words"] == words && f["severity"] == "error");
        assert_eq!(errors.count(), letters, "{rule}: {found:#?}");
    }
}
