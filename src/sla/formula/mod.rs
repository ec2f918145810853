//! Formulas of the policy language: a closed, total grammar over named quantities.
//!
//! Numbers, shares (`5%`), times (`30min`, `3 days`) and money (`10.34 GBP`); `+ - * /`, brackets, `min`, `max`,
//! `floor`, `ceil`, `round(x, places)`; comparisons joined by `and` and `or`. There are no loops, no definitions
//! and no user code, so that every formula ends, and every number in it can be traced to the text of the SLA.

mod eval;
mod parse;
mod quantity;

pub use eval::FormulaProblem;
pub use eval::Scope;
pub use parse::ParseProblem;
pub use quantity::Quantity;
pub use quantity::Unit;

use crate::sla::Comparator;

/// An arithmetic formula with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    text: String,
    spoken: String,
    root: Expr,
}

impl Formula {
    /// Reads `min(50%, 30% + 5% * floor((99% - uptime) / 0.1%))`.
    ///
    /// # Errors
    /// What is not of the grammar, and where.
    pub fn parse(text: &str) -> Result<Formula, ParseProblem> {
        parse::formula(text).map(|root| Formula {
            text: text.trim().to_owned(),
            spoken: spoken(text.trim()),
            root,
        })
    }

    /// As it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// As people write it: `downtime × affected_share ÷ period`.
    pub fn spoken(&self) -> &str {
        &self.spoken
    }

    /// Its value.
    ///
    /// # Errors
    /// A name that the scope does not know, units that do not fit, a division by nought.
    pub fn eval(&self, scope: &dyn Scope) -> Result<Quantity, FormulaProblem> {
        eval::eval(&self.root, scope)
    }

    /// Its value, if it depends on nothing.
    pub fn constant(&self) -> Option<Quantity> {
        self.eval(&NoNames).ok()
    }

    /// The names it uses, each once, in order.
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.root.names(&mut names);
        names
    }
}

/// Signs as they stand in print.
fn spoken(text: &str) -> String {
    text.replace('%', "\u{a0}%")
        .replace(">=", "≥")
        .replace("<=", "≤")
        .replace(" * ", " × ")
        .replace(" / ", " ÷ ")
        .replace(" - ", " − ")
}

/// No name is known.
struct NoNames;

impl Scope for NoNames {
    fn get(&self, _: &str) -> Option<Quantity> {
        None
    }
}

/// A condition with its text: `downtime > 0.1% * period and outages >= 2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    text: String,
    spoken: String,
    root: Test,
}

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    /// What is not of the grammar, and where.
    pub fn parse(text: &str) -> Result<Condition, ParseProblem> {
        parse::condition(text).map(|root| Condition {
            text: text.trim().to_owned(),
            spoken: spoken(text.trim()),
            root,
        })
    }

    /// As it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// As people write it: `downtime > 0.1 % × period`.
    pub fn spoken(&self) -> &str {
        &self.spoken
    }

    /// Whether it holds.
    ///
    /// # Errors
    /// As for [`Formula::eval`].
    pub fn holds(&self, scope: &dyn Scope) -> Result<bool, FormulaProblem> {
        eval::holds(&self.root, scope)
    }

    /// The names it uses, each once, in order.
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.root.names(&mut names);
        names
    }
}

/// The four operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operation {
    Plus,
    Minus,
    Times,
    Over,
}

/// What can be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Function {
    Min,
    Max,
    Floor,
    Ceil,
    Round,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Expr {
    Literal(Quantity),
    Name(String),
    Negative(Box<Expr>),
    Binary(Operation, Box<Expr>, Box<Expr>),
    Call(Function, Vec<Expr>),
}

impl Expr {
    fn names<'a>(&'a self, found: &mut Vec<&'a str>) {
        match self {
            Expr::Literal(_) => {}
            Expr::Name(name) if found.contains(&name.as_str()) => {}
            Expr::Name(name) => found.push(name),
            Expr::Negative(inner) => inner.names(found),
            Expr::Binary(_, left, right) => {
                left.names(found);
                right.names(found);
            }
            Expr::Call(_, parts) => parts.iter().for_each(|part| part.names(found)),
        }
    }
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Bound(Comparator),
    Below,
    AtMost,
    Equal,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Test {
    Compare(Expr, Comparison, Expr),
    All(Vec<Test>),
    Any(Vec<Test>),
}

impl Test {
    fn names<'a>(&'a self, found: &mut Vec<&'a str>) {
        match self {
            Test::Compare(left, _, right) => {
                left.names(found);
                right.names(found);
            }
            Test::All(parts) | Test::Any(parts) => parts.iter().for_each(|part| part.names(found)),
        }
    }
}
