//! The page of a month as data: what its four readers see, with the way from every figure to its workings and its source.

mod desk;
mod evidence;
mod incidents;
mod ledger;
mod list;
mod look;
mod month;
mod part;
mod shape;
mod shared;
mod strip;

pub use desk::BookDesk;
pub use ledger::book_ledger;
pub use list::CustomerRow;
pub use month::RunSays;
pub use month::book_front;
pub use part::BookPart;
pub use part::book_part;
pub use shape::Book;
pub use shape::BookEdit;
pub use shape::BookFlag;
pub use shape::Front;
pub use shape::LedgerEntry;
