//! The page of a month as data: what its four readers see, with the way from every figure to its workings and its source.

mod customer;
mod desk;
mod evidence;
mod incidents;
mod ledger;
mod look;
mod month;
mod shape;
mod strip;

pub use customer::CustomerPage;
pub use customer::CustomerRow;
pub use customer::book_customer;
pub use desk::BookDesk;
pub use ledger::book_ledger;
pub use month::RunSays;
pub use month::book_front;
pub use shape::Book;
pub use shape::BookFlag;
pub use shape::Front;
pub use shape::LedgerEntry;
