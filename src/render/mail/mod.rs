//! Mail drafts: a letter as a message that a mail program opens unsent, with the PDF in it.
//!
//! The headers and encodings are those of the crate `mail-builder`. What it would take from the clock, the machine
//! or chance is said here instead: the date is that of the letter, the boundaries follow from what they divide, and
//! the number of the message is left to the program that sends it.

mod body;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use mail_builder::headers::Header;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;
use sha2::Digest;
use sha2::Sha256;

use crate::compose::figure::Figure;
use crate::model::mail_problem;
use crate::render::document::Document;
use crate::render::text::to_text;
use crate::source::hex;

/// Who writes or is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mailbox<'a> {
    /// The name; may be empty.
    pub name: &'a str,
    /// The address.
    pub address: &'a str,
}

/// What a mail draft is made of.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// Who writes.
    pub from: Mailbox<'a>,
    /// To whom.
    pub to: Mailbox<'a>,
    /// The subject line.
    pub subject: &'a str,
    /// The day that the mail is dated; its time is noon, UTC.
    pub date: NaiveDate,
    /// The letter.
    pub document: &'a Document,
    /// Its figures, of which a mail holds the words.
    pub figures: &'a BTreeMap<String, Figure>,
    /// The name of the attached file, without its ending.
    pub file: &'a str,
    /// The letter as a PDF.
    pub pdf: &'a [u8],
}

/// Writes a draft as the bytes of an EML file, or nothing where an address is not one.
pub fn to_eml(draft: &Draft<'_>) -> Option<Vec<u8>> {
    let is_sound = |mailbox: Mailbox<'_>| mail_problem(mailbox.address).is_none();
    if !is_sound(draft.from) || !is_sound(draft.to) {
        return None;
    }
    let text = lines(&to_text(draft.document, draft.figures));
    let html = lines(&body::to_mail(draft.document, draft.figures));
    let mut out = Vec::with_capacity(draft.pdf.len() * 3 / 2 + text.len() + html.len() * 3 / 2 + 2_048);
    out.extend_from_slice(b"X-Unsent: 1\r\n");
    header(&mut out, "From", &mailbox(draft.from));
    header(&mut out, "To", &mailbox(draft.to));
    header(&mut out, "Subject", &Text::new(one_line(draft.subject)));
    let noon = draft.date.and_hms_opt(12, 0, 0).unwrap_or_default();
    header(&mut out, "Date", &Date::new(noon.and_utc().timestamp()));
    header(&mut out, "Content-Language", &Text::new(draft.document.front.language().to_owned()));
    out.extend_from_slice(b"MIME-Version: 1.0\r\n");
    // A line that looks like a boundary would have to know the digest of the text that it stands in.
    let digest = Sha256::new().chain_update(&text).chain_update(&html).chain_update(draft.pdf).finalize();
    let digest = hex(&digest);
    let many = |kind: &str, end: &str| {
        ContentType::new(kind.to_owned())
            .attribute("boundary", format!("=_{}_{end}", digest.get(..32).unwrap_or("")))
    };
    let words = |kind: &str, text: String| {
        MimePart::new(ContentType::new(kind.to_owned()).attribute("charset", "utf-8"), text)
    };
    let either = vec![words("text/plain", text), words("text/html", html)];
    let file = format!("{}.pdf", file_name(draft.file));
    let pdf = MimePart::new(ContentType::new("application/pdf").attribute("name", file.clone()), draft.pdf)
        .attachment(file);
    let alternative = MimePart::new(many("multipart/alternative", "a"), either);
    MimePart::new(many("multipart/mixed", "m"), vec![alternative, pdf]).write_part(&mut out);
    Some(out)
}

fn header(out: &mut Vec<u8>, name: &str, value: &impl Header) {
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b": ");
    value.write_header(out, name.len() + 2);
}

fn mailbox(of: Mailbox<'_>) -> Address<'static> {
    let name = one_line(of.name);
    Address::new_address((!name.is_empty()).then_some(name), of.address.to_owned())
}

/// Words on one line: no line end and no control can leave a header. Characters that turn the direction of writing
/// are left out too, since they could make one address look like another.
fn one_line(text: &str) -> String {
    let unseen = |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let spaced: String = text
        .chars()
        .filter(|c| !unseen(c))
        .map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c })
        .collect();
    // What looks like an encoded word would be decoded, line ends and all.
    let words: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").replace("=?", "= ?")
}

/// A name that every file system takes.
fn file_name(text: &str) -> String {
    let name: String = one_line(text)
        .chars()
        .map(|c| if matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') { '-' } else { c })
        .collect();
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() { "letter".to_owned() } else { name.chars().take(100).collect() }
}

/// A text whose lines end as those of a mail.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}
