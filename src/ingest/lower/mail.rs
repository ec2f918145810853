//! Mail addresses: one address, and nothing in it that a mail program could read as another.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::model::mail_problem;
use crate::source::Span;

/// A mail address of the settings, checked.
pub(super) fn mail(r: &mut Reader<'_>, raw: raw::Text) -> String {
    let span = r.span(raw.span());
    let address = raw.into_inner().trim().to_owned();
    check_mail(r, &address, span);
    address
}

/// Says what is wrong with a mail address.
pub(super) fn check_mail(r: &mut Reader<'_>, address: &str, at: Span) {
    let Some(why) = mail_problem(address) else { return };
    r.push(
        Diagnostic::error(Code::MailAddress, format!("`{address}` is no mail address: {why}"))
            .at(at, "one plain address is needed")
            .note("a letter's mail would go to somebody else, or to nobody")
            .help("write for instance `eleanor.finch@harbourlight.example`"),
    );
}
