//! `tax-advice.csv`: what credits come to with tax, where the bill names the rate. For people: it is no file to import,
//! and no legal document.

use crate::finance::FinanceFile;
use crate::finance::Posting;
use crate::finance::Stamp;
use crate::finance::batch::NOT_ISSUED;
use crate::finance::batch::NOT_ISSUED_NAME;
use crate::finance::csv_file::CsvFile;
use crate::finance::ready::percent;
use crate::render::table::safe_text;

const COLUMNS: [&str; 13] = [
    "status",
    "credit_id",
    "document_number",
    "customer",
    "customer_name",
    "invoice",
    "currency",
    "net",
    "tax_rate",
    "tax",
    "gross",
    "billed_net",
    "billed_gross",
];

/// The advice; nothing where no rate is known.
pub(super) fn write(postings: &[Posting], stamp: Stamp) -> Option<FinanceFile> {
    let advices: Vec<_> = postings.iter().filter_map(|p| Some((p, p.advice()?))).collect();
    if advices.is_empty() {
        return None;
    }
    let (status, mark) = match stamp {
        Stamp::NotIssued => (NOT_ISSUED, NOT_ISSUED_NAME),
        Stamp::Issued => ("advice, not a tax document", ""),
    };
    let mut file = CsvFile::new(&COLUMNS);
    for (posting, advice) in advices {
        let billed = &posting.billed;
        file.row(&[
            status,
            &posting.credit_id,
            posting.number.as_deref().filter(|_| stamp == Stamp::Issued).unwrap_or(""),
            posting.credit_to.id.as_str(),
            &safe_text(&posting.credit_to.name),
            &safe_text(billed.number.as_deref().or(billed.invoice_id.as_deref()).unwrap_or("")),
            advice.net.currency.code(),
            &advice.net.digits(),
            &percent(&advice.rate),
            &advice.tax.digits(),
            &advice.gross.digits(),
            &billed.net.map(|m| m.digits()).unwrap_or_default(),
            &billed.gross.map(|m| m.digits()).unwrap_or_default(),
        ]);
    }
    Some(FinanceFile { path: format!("{mark}tax-advice.csv"), bytes: file.bytes() })
}
