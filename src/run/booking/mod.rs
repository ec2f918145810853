//! The commands of people on credits, documents and notices: what a published run proposes, what is chosen of it, what the register
//! says of a month, and whether it is whole.

mod batch;
mod choice;
mod notices;
mod published;
mod standing;
mod status;
mod told;
mod verify;

pub use batch::Batch;
pub use batch::BatchProblem;
pub use batch::idempotency_key;
pub use batch::next_batch;
pub use choice::Choice;
pub use choice::Chosen;
pub use notices::KeptNotice;
pub use notices::Meant;
pub use notices::Notices;
pub use published::Published;
pub use published::PublishedEdit;
pub use published::Seal;
pub use published::read_published;
pub use standing::Standing;
pub use status::Status;
pub use status::history;
pub use told::told;
pub use verify::Verified;
pub use verify::verify_register;
