//! Amends turns outages into exact SLA credits, honest postmortems and letters that win customers back.
//!
//! A workspace (a folder of plain files) and a month go in; a credit ledger, letters, SLA reports and
//! postmortems come out, every amount with its workings. The binary is a thin shell around this library:
//!
//! ```
//! use amends::money::{Currency, Exact, Money, Rounding};
//!
//! // 10 % of GBP 1,250.05 is 125.005: rounded once, half up, and the residue is kept.
//! let pounds = Currency::from_code("GBP").expect("a currency");
//! let fee = Money::parse("1250.05", pounds).expect("an amount");
//! let credit = fee.exact().times(&Exact::parse("1/10").expect("a ratio"));
//! let rounded = Rounding::HalfUp.round(&credit).expect("it fits");
//! assert_eq!(rounded.money.digits(), "125.01");
//! assert_eq!(rounded.residue.to_string(), "-1/2");
//! ```
//!
//! The modules are listed in the order of their storeys; each uses only those above it in this list.
//!
#![doc = include_str!("ARCHITECTURE.md")]

pub mod source;
pub mod diag;
pub mod money;
pub mod time;
pub mod interval;
pub mod workings;
pub mod language;
pub mod model;
pub mod frame;
pub mod ingest;
pub mod measure;
pub mod sla;
pub mod credit;
pub mod register;
pub mod compose;
pub mod render;
pub mod finance;
pub mod proofread;
pub mod run;
pub mod io;
pub mod cli;

/// One idea, one word.
#[doc = include_str!("GLOSSARY.md")]
pub mod glossary {}

/// What was decided, when and why.
#[doc = include_str!("DECISIONS.md")]
pub mod decisions {}
