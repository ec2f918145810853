//! The value of a formula.

use crate::money::Exact;
use crate::money::Rounding;
use crate::sla::formula::Comparison;
use crate::sla::formula::Expr;
use crate::sla::formula::Function;
use crate::sla::formula::Operation;
use crate::sla::formula::Quantity;
use crate::sla::formula::Test;
use crate::sla::formula::Unit;
use std::cmp::Ordering;
use std::fmt;

/// Where the values of names come from.
pub trait Scope {
    /// The value of a name.
    fn get(&self, name: &str) -> Option<Quantity>;
}

/// Why a formula has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormulaProblem {
    /// Nobody said what this name is worth.
    Unknown(String),
    /// The units do not fit: what was to be done, and with what.
    Units(String),
    /// A division by nought.
    ByNought,
    /// The amount is beyond all money.
    TooLarge,
    /// The facts give something that cannot be.
    Impossible(String),
}

impl fmt::Display for FormulaProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FormulaProblem::Unknown(name) => write!(f, "`{name}` is not given"),
            FormulaProblem::Units(what) => f.write_str(what),
            FormulaProblem::Impossible(what) => f.write_str(what),
            FormulaProblem::TooLarge => f.write_str("the amount is too large to be money"),
            FormulaProblem::ByNought => f.write_str("it divides by nought"),
        }
    }
}

pub(super) fn eval(expr: &Expr, scope: &dyn Scope) -> Result<Quantity, FormulaProblem> {
    match expr {
        Expr::Literal(value) => Ok(value.clone()),
        Expr::Name(name) => scope.get(name).ok_or_else(|| FormulaProblem::Unknown(name.clone())),
        Expr::Negative(inner) => {
            let value = eval(inner, scope)?;
            Ok(Quantity { amount: Exact::zero().minus(&value.amount), unit: value.unit })
        }
        Expr::Binary(operation, left, right) => binary(*operation, eval(left, scope)?, eval(right, scope)?),
        Expr::Call(function, parts) => {
            let values: Result<Vec<Quantity>, FormulaProblem> =
                parts.iter().map(|p| eval(p, scope)).collect();
            call(*function, values?)
        }
    }
}

fn binary(operation: Operation, left: Quantity, right: Quantity) -> Result<Quantity, FormulaProblem> {
    let units = |what: &str| Err(FormulaProblem::Units(format!("{} {what} {}", left.unit, right.unit)));
    match operation {
        Operation::Plus | Operation::Minus => {
            let Some(unit) = same_unit(&left, &right) else {
                return units(if operation == Operation::Plus { "plus" } else { "less" });
            };
            let amount = match operation {
                Operation::Plus => left.amount.plus(&right.amount),
                _ => left.amount.minus(&right.amount),
            };
            Ok(Quantity { amount, unit })
        }
        Operation::Times => match (left.unit.money, right.unit.money) {
            (Some(_), Some(_)) => units("times"),
            (a, b) => {
                let unit = Unit { time: left.unit.time.saturating_add(right.unit.time), money: a.or(b) };
                Ok(Quantity { amount: left.amount.times(&right.amount), unit })
            }
        },
        Operation::Over => {
            let money = match (left.unit.money, right.unit.money) {
                (a, None) => a,
                (Some(a), Some(b)) if a == b => None,
                _ => return units("over"),
            };
            let amount = left.amount.over(&right.amount).ok_or(FormulaProblem::ByNought)?;
            Ok(Quantity {
                amount,
                unit: Unit { time: left.unit.time.saturating_sub(right.unit.time), money },
            })
        }
    }
}

/// The unit that two values share; nought has every unit.
fn same_unit(left: &Quantity, right: &Quantity) -> Option<Unit> {
    if left.unit == right.unit || (right.amount.is_zero() && right.unit == Unit::NUMBER) {
        return Some(left.unit);
    }
    (left.amount.is_zero() && left.unit == Unit::NUMBER).then_some(right.unit)
}

fn call(function: Function, values: Vec<Quantity>) -> Result<Quantity, FormulaProblem> {
    let wrong = |what: &str| FormulaProblem::Units(what.to_owned());
    let mut values = values.into_iter();
    let first = values.next().ok_or_else(|| wrong("nothing to reckon with"))?;
    match function {
        Function::Min | Function::Max => values.try_fold(first, |best, next| {
            let order = compare(&best, &next)?;
            let wanted = if function == Function::Min { Ordering::Greater } else { Ordering::Less };
            // A plain nought takes the unit of what it is compared with.
            let unit = same_unit(&best, &next).unwrap_or(best.unit);
            Ok(Quantity { unit, ..if order == wanted { next } else { best } })
        }),
        Function::Floor | Function::Ceil => {
            let number = first.as_number().ok_or_else(|| wrong("only a plain number has full steps"))?;
            let whole = if function == Function::Floor { number.floor() } else { number.ceil() };
            Ok(Quantity::number(Exact::whole(whole)))
        }
        Function::Round => {
            let places = values.next().and_then(|p| p.as_number().and_then(Exact::to_i128));
            let places = places.filter(|p| (0..=12).contains(p));
            let places = places.ok_or_else(|| wrong("how many places is a whole number from 0 to 12"))?;
            let scale = Exact::whole(10_i64.pow(u32::try_from(places).unwrap_or(0)));
            let whole = Exact::whole(Rounding::HalfUp.whole(&first.amount.times(&scale)));
            let amount = whole.over(&scale).unwrap_or_else(Exact::zero);
            Ok(Quantity { amount, unit: first.unit })
        }
    }
}

fn compare(left: &Quantity, right: &Quantity) -> Result<Ordering, FormulaProblem> {
    match same_unit(left, right) {
        Some(_) => Ok(left.amount.cmp(&right.amount)),
        None => Err(FormulaProblem::Units(format!("{} beside {}", left.unit, right.unit))),
    }
}

pub(super) fn holds(test: &Test, scope: &dyn Scope) -> Result<bool, FormulaProblem> {
    match test {
        Test::Compare(left, comparison, right) => {
            let order = compare(&eval(left, scope)?, &eval(right, scope)?)?;
            Ok(match comparison {
                Comparison::Bound(bound) => bound.passes(&order, &Ordering::Equal),
                Comparison::Below => order == Ordering::Less,
                Comparison::AtMost => order != Ordering::Greater,
                Comparison::Equal => order == Ordering::Equal,
            })
        }
        Test::All(parts) => {
            for part in parts {
                if !holds(part, scope)? {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        Test::Any(parts) => {
            for part in parts {
                if holds(part, scope)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
    }
}
