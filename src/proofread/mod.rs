//! Rendered letters and public postmortems, read once more before they may go out.
//!
//! [`proofread`] is a function from a rendered [`Document`](crate::render::document::Document), the
//! [facts](crate::compose::DocumentFacts) that it was made from, a list of words and a matcher of names to
//! [flags](Flag). What can be proved to be wrong is an error and holds the document: a step or a statement on data loss
//! that is missing; an amount, a time or a date that differs from the ledger or the facts; another customer's whole
//! name. All else, and whatever is in doubt, is a warning, which a named person may accept.
//!
//! ```text
//! Document ─► Text (sentences, each with its place) ─┬─► steps    the five of them, in order, not empty
//!                                                    ├─► contents what must be said: windows, amounts, data loss …
//!                                                    ├─► figures  what is said: amounts, times, dates
//!                                                    ├─► names    other customers, our own people, machines
//!                                                    └─► words    the lists, by language
//! ```

mod amounts;
mod contents;
mod dates;
mod eastern;
mod figures;
mod flag;
mod lists;
mod names;
mod read;
mod steps;
mod text;
mod words;

pub use flag::Accepted;
pub use flag::Flag;
pub use flag::accept;
pub use lists::Lists;
pub use lists::builtin_wording;
pub use names::Names;
pub use read::proofread;
