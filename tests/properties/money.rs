//! Laws of money: nothing is lost in reading, printing, adding or rounding.

use crate::oracle::Fraction;
use crate::oracle::Way;
use crate::properties::config;
use amends::money::Currency;
use amends::money::Exact;
use amends::money::ExactMoney;
use amends::money::Money;
use amends::money::Rounding;
use amends::money::format_percent_down;
use amends::money::parse_percent;
use num_bigint::BigInt;
use proptest::collection::vec;
use proptest::prelude::*;

fn currency() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec!["EUR", "USD", "JPY", "KWD", "CLF"])
        .prop_map(|c| Currency::from_code(c).unwrap())
}

/// Small numbers and large ones, so that halves are common and 64 bits are not enough.
fn ratio() -> impl Strategy<Value = (i128, i128)> {
    let halves = (-40..40_i128, prop::sample::select(vec![1, 2, 3, 4, 8, 10_i128]));
    let large = (-(10_i128.pow(24))..10_i128.pow(24), 1..10_i128.pow(15));
    prop_oneof![halves, large]
}

fn exact((n, d): (i128, i128)) -> Exact {
    Exact::ratio(n, d).unwrap()
}

fn fraction((n, d): (i128, i128)) -> Fraction {
    Fraction::new(n, d)
}

fn is(exact: &Exact, fraction: &Fraction) -> bool {
    exact.numerator() * &fraction.d == &fraction.n * exact.denominator()
}

const WAYS: [(Rounding, Way); 4] = [
    (Rounding::HalfUp, Way::HalfUp),
    (Rounding::HalfEven, Way::HalfEven),
    (Rounding::Down, Way::Down),
    (Rounding::Up, Way::Up),
];

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_rounded_amount_and_its_residue_are_the_exact_amount(q in ratio(), currency in currency()) {
        let amount = ExactMoney { currency, minor: exact(q) };
        for (mode, way) in WAYS {
            let rounded = mode.round(&amount).unwrap();
            let whole = Exact::whole(rounded.money.minor);
            prop_assert_eq!(&whole.plus(&rounded.residue), &amount.minor);
            prop_assert_eq!(BigInt::from(rounded.money.minor), fraction(q).round(way), "{:?}", mode);
            let size = rounded.residue.abs();
            let limit = if matches!(mode, Rounding::HalfUp | Rounding::HalfEven) {
                size <= exact((1, 2))
            } else {
                size < Exact::one()
            };
            prop_assert!(limit, "{:?} left {} of {}", mode, rounded.residue, amount.minor);
        }
    }

    #[test]
    fn rounding_keeps_the_order_and_mirrors_at_nought(p in ratio(), q in ratio()) {
        let (low, high) = if exact(p) <= exact(q) { (exact(p), exact(q)) } else { (exact(q), exact(p)) };
        for (mode, _) in WAYS {
            prop_assert!(mode.whole(&low) <= mode.whole(&high));
            let mirrored = Exact::zero().minus(&low);
            prop_assert_eq!(mode.whole(&mirrored), -mode.whole(&low));
        }
    }

    #[test]
    fn an_amount_is_read_as_it_was_printed(minor in 0..10_i128.pow(20), currency in currency()) {
        let money = Money { currency, minor };
        prop_assert_eq!(Money::parse(&money.digits(), currency), Ok(money));
        let shown = money.to_string();
        let bare: String = shown.chars().skip(3).filter(|c| *c != ',' && *c != '\u{a0}').collect();
        prop_assert_eq!(Money::parse(&bare, currency), Ok(money), "{}", shown);
        let whole = shown.chars().skip(4).collect::<String>();
        let groups: Vec<&str> = whole.split('.').next().unwrap().split(',').collect();
        prop_assert!(groups[1..].iter().all(|g| g.len() == 3) && (1..=3).contains(&groups[0].len()), "{}", shown);
    }

    #[test]
    fn minus_undoes_plus_and_currencies_never_mix(a in -(10_i128.pow(30))..10_i128.pow(30), b in -(10_i128.pow(30))..10_i128.pow(30), c in currency(), other in currency()) {
        let (x, y) = (Money { currency: c, minor: a }, Money { currency: c, minor: b });
        prop_assert_eq!(x.plus(y).and_then(|sum| sum.minus(y)), Some(x));
        prop_assert_eq!(x.plus(y), y.plus(x));
        let foreign = Money { currency: other, minor: b };
        prop_assert_eq!(x.plus(foreign).is_some(), c == other);
        prop_assert_eq!(x.minus(foreign).is_some(), c == other);
        prop_assert_eq!(x.exact().plus(&foreign.exact()).is_some(), c == other);
    }

    #[test]
    fn ratios_reckon_as_fractions_do(p in ratio(), q in ratio()) {
        let (x, y) = (exact(p), exact(q));
        prop_assert!(is(&x.plus(&y), &fraction(p).plus(&fraction(q))));
        prop_assert!(is(&x.minus(&y), &fraction(p).minus(&fraction(q))));
        prop_assert!(is(&x.times(&y), &fraction(p).times(&fraction(q))));
        prop_assert_eq!(x < y, fraction(p).is_below(&fraction(q)));
        prop_assert_eq!(x == y, fraction(p).is(&fraction(q)));
        prop_assert_eq!(x.floor(), fraction(p).floor());
        prop_assert_eq!(x.ceil(), -Fraction::new(-p.0, p.1).floor());
        match x.over(&y) {
            Some(quotient) => prop_assert_eq!(quotient.times(&y), x),
            None => prop_assert!(y.is_zero()),
        }
    }

    #[test]
    fn a_ratio_is_read_as_it_was_printed(q in ratio(), n in -(10_i128.pow(15))..10_i128.pow(15), places in 0..9_u32) {
        let x = exact(q);
        prop_assert_eq!(Exact::parse(&x.to_string()), Some(x));
        let decimal = exact((n, 10_i128.pow(places)));
        let shown = decimal.to_decimal(places);
        prop_assert_eq!(shown.as_deref().and_then(Exact::parse), Some(decimal), "{:?}", shown);
    }

    #[test]
    fn the_parts_of_a_fee_add_up_to_it(minor in 0..10_i128.pow(12), parts in vec(1..40_i128, 1..8), c in currency()) {
        let fee = Money { currency: c, minor }.exact();
        let all: i128 = parts.iter().sum();
        let split = parts.iter().map(|p| fee.times(&exact((*p, all))));
        let sum = split.fold(ExactMoney::zero(c), |sum, part| sum.plus(&part).unwrap());
        prop_assert_eq!(sum, fee);
    }

    #[test]
    fn a_shown_percentage_never_flatters_and_never_contradicts(n in 0..=1_000_000_i128, d in prop::sample::select(vec![1_000_000_i128, 999_983, 2_678_400]), t in prop::sample::select(vec!["99.9%", "99.95%", "99%", "95.5%", "99.999%"]), near in any::<bool>()) {
        let threshold = parse_percent(t).unwrap();
        // Half of the cases lie within a few millionths of the threshold.
        let value = if near {
            threshold.plus(&exact((n % 9 - 4, 1_000_000 * d)))
        } else {
            exact((n.min(d), d))
        };
        let shown = format_percent_down(&value, 3, std::slice::from_ref(&threshold));
        let digits = shown.strip_suffix("\u{a0}%").unwrap();
        let read = parse_percent(&format!("{digits}%")).unwrap();
        prop_assert!(read <= value, "{} shown for {}", shown, value);
        prop_assert_eq!(read < threshold, value < threshold, "{} shown for {}", shown, value);
        let places = u32::try_from(digits.split_once('.').unwrap().1.len()).unwrap();
        prop_assert!(places >= 3);
        prop_assert!(value.minus(&read) < exact((1, 100 * 10_i128.pow(places))), "{} is too low", shown);
    }
}
