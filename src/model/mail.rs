//! What a mail address is: the plain form of RFC 5321, section 4.1.2, in ASCII.

/// The longest address that can be sent to: RFC 5321, section 4.5.3.1.3, less the brackets.
const LONGEST: usize = 254;

/// Why a text is no mail address, or `None` where it is one. Quoted names and addresses in brackets are refused:
/// nobody has one, and they are how another address is smuggled in.
pub fn mail_problem(text: &str) -> Option<&'static str> {
    if text.len() > LONGEST {
        return Some("it is longer than an address can be");
    }
    if text.contains([',', ';']) {
        return Some("there is more than one in it");
    }
    if !text.is_ascii() {
        return Some(
            "it has characters that mail programs do not carry; write the name of the domain as `xn--…`",
        );
    }
    let Some((local, domain)) = text.split_once('@') else {
        return Some("there is no `@` in it");
    };
    if domain.contains('@') {
        return Some("there are two `@` in it");
    }
    let atoms = |part: &str, more: &str| {
        part.split('.').all(|atom| {
            !atom.is_empty() && atom.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c))
        })
    };
    if local.len() > 64 || !atoms(local, "!#$%&'*+-/=?^_`{|}~") {
        return Some("what stands before the `@` is not a name");
    }
    if !atoms(domain, "-") || domain.split('.').any(|label| label.starts_with('-') || label.ends_with('-')) {
        return Some("what stands after the `@` is not a domain");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::mail_problem;

    #[test]
    fn one_plain_address_and_nothing_else() {
        for good in ["a@b.example", "ana.maria+sla@mail.b-c.example", "o'neil@x.example", "it@localhost"] {
            assert_eq!(mail_problem(good), None, "{good}");
        }
        for bad in [
            "",
            "a",
            "a@",
            "@b.example",
            "a@b@c.example",
            "a@b.example, c@d.example",
            "a@b.example; c@d.example",
            "Ana <a@b.example>",
            "a b@c.example",
            "\"a\"@b.example",
            "a@[127.0.0.1]",
            "a@b..example",
            "a@-b.example",
            "a@b.example\nBcc: c@d.example",
            "a@bücher.example",
            ".a@b.example",
        ] {
            assert!(mail_problem(bad).is_some(), "{bad}");
        }
    }
}
