//! The brand's colour, made readable on light and on dark paper.

/// Paper and the accent's fallback, as red, green and blue.
const LIGHT: Rgb = (0xff, 0xff, 0xff);
const DARK: Rgb = (0x16, 0x19, 0x1d);
const QUIET: Rgb = (0x1b, 0x3a, 0x5c);
/// What WCAG 2 asks of words (AA is 4.5), with a little to spare for the tints that words stand on.
const CONTRAST: f64 = 5.2;

type Rgb = (u8, u8, u8);

/// The style's variables for the accent: as it is for lines, and darker or lighter where words are set in it.
pub(super) fn accents(accent: Option<&str>) -> String {
    let own = accent.and_then(parsed).unwrap_or(QUIET);
    let (light, dark) = (readable(own, LIGHT), readable(own, DARK));
    format!(
        ":root {{ --brand: {}; --accent: {}; }}\n@media (prefers-color-scheme: dark) {{ :root {{ --accent: {}; }} }}",
        hex(own),
        hex(light),
        hex(dark)
    )
}

fn parsed(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii())?;
    let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
    Some((part(0)?, part(2)?, part(4)?))
}

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The colour moved away from the paper, step by step, until words in it can be read.
fn readable(own: Rgb, paper: Rgb) -> Rgb {
    let away = if luminance(paper) > 0.5 { 0 } else { 255 };
    let toward = |part: u8, step: u16| {
        let (from, to) = (i32::from(part), i32::from(away));
        u8::try_from(from + (to - from) * i32::from(step) / 32).unwrap_or(part)
    };
    let moved = |step: u16| (toward(own.0, step), toward(own.1, step), toward(own.2, step));
    (0..=32).map(moved).find(|c| contrast(*c, paper) >= CONTRAST).unwrap_or((away, away, away))
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance as WCAG 2 defines it.
fn luminance((r, g, b): Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}
