//! Small counts in English, for documents that stay in the house.

use crate::language::grouped;

/// `one customer`, `8 customers`: small numbers in words only for one and none.
pub fn count(n: usize, one: &str, many: &str) -> String {
    match n {
        0 => format!("no {many}"),
        1 => format!("one {one}"),
        _ => format!("{}\u{a0}{many}", grouped(n as u64)),
    }
}
