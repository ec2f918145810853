//! A door for one person's browser: this machine only, one request a connection, and nothing without the token.

mod door;
mod request;

pub use door::Door;
pub use door::Reply;
pub use door::token;
pub use request::BODY_MAX;
pub use request::Request;
