//! Small counts in English, for documents that stay in the house.

/// `one customer`, `8 customers`: small numbers in words only for one and none.
pub fn count(n: usize, one: &str, many: &str) -> String {
    match n {
        0 => format!("no {many}"),
        1 => format!("one {one}"),
        _ => format!("{n}\u{a0}{many}"),
    }
}
