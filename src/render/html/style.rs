//! The one style sheet of an HTML document, on the screen and on paper.

use crate::render::document::Front;
use crate::render::document::PageSize;

/// The style sheet, with the accent and the paper of the document.
pub(super) fn sheet(front: &Front) -> String {
    let (r, g, b) = front.accent_rgb();
    let page = match front.page {
        PageSize::A4 => "A4",
        PageSize::Letter => "Letter",
    };
    let justify = if front.justify { "text-align: justify; hyphens: auto;" } else { "" };
    SHEET
        .replace("ACCENT", &format!("#{r:02x}{g:02x}{b:02x}"))
        .replace("PAGE", page)
        .replace("JUSTIFY", justify)
}

const SHEET: &str = r#"body { margin: 0; background: #eceef1; color: #1f2328; font: 16px/1.5 "Source Serif 4", Charter, Georgia, "Times New Roman", serif; }
.sheet { max-width: 680px; margin: 24px auto; padding: 56px 64px; background: #fff; }
header { border-bottom: 1.5px solid ACCENT; margin: 0 0 32px; padding: 0 0 12px; overflow: hidden; }
.logo { float: left; height: 48px; width: auto; margin: -8px 14px 0 0; }
.brand { float: left; margin: 0; color: ACCENT; font: 600 24px/1.2 "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; }
.sender { float: right; margin: 0; text-align: right; color: #5c636b; font: 12px/1.45 "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; }
footer { border-top: 1px solid #c4cad0; margin: 40px 0 0; padding: 10px 0 0; color: #5c636b; font: 12px/1.45 "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; }
.mark { margin: 0 0 16px; color: #b83a33; letter-spacing: 0.08em; font: 600 12px/1.4 "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; }
h1, h2, h3, h4, h5, h6 { margin: 1.6em 0 0.5em; line-height: 1.25; font-weight: 600; font-family: "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; }
h1 { font-size: 28px; } h2 { font-size: 20px; } h3, h4, h5, h6 { font-size: 16px; }
.letter h1 { font-size: 19px; } .letter h2 { font-size: 17px; }
main > h1:first-child { margin-top: 0; }
p, ul, ol { margin: 0 0 0.8em; } .letter main > p { JUSTIFY }
li { margin: 0 0 0.25em; }
a { color: ACCENT; }
code, pre { font-family: "Source Code Pro", Consolas, Menlo, monospace; font-size: 0.88em; }
pre { background: #f2f4f6; padding: 10px 12px; overflow-x: auto; }
blockquote { margin: 0 0 1em; padding: 0 0 0 16px; border-left: 3px solid #c4cad0; color: #444b53; }
hr { border: 0; border-top: 1px solid #c4cad0; margin: 24px 0; }
table { border-collapse: collapse; width: 100%; margin: 4px 0 20px; font: 14px/1.4 "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; font-variant-numeric: tabular-nums lining-nums; }
th { text-align: left; vertical-align: bottom; padding: 6px 12px 6px 0; border-bottom: 1.5px solid #1f2328; font-weight: 600; }
td { vertical-align: top; padding: 5px 12px 5px 0; border-bottom: 1px solid #d9dde1; }
th:last-child, td:last-child { padding-right: 0; }
.right { text-align: right; } .centre { text-align: center; }
figure { margin: 16px 0 20px; } figure svg { max-width: 100%; height: auto; }
figcaption { color: #5c636b; font: 13px/1.4 "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; margin-top: 6px; }
.address { margin: 0 0 28px; } .meta { margin: 0 0 28px; color: #5c636b; font: 14px/1.5 "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; }
.sheet .subject { margin: 0 0 20px; font: 600 18px/1.35 "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; }
.credit { margin: 20px 0; padding: 14px 18px; border: 1px solid #c4cad0; border-left: 4px solid ACCENT; background: #f7f8fa; font-family: "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; }
.credit strong { font-size: 20px; } .credit p { margin: 0; }
.callout { margin: 20px 0; padding: 12px 18px; border-left: 4px solid ACCENT; background: #f2f4f6; }
.callout > :last-child { margin-bottom: 0; }
.label { margin: 0 0 4px; color: #5c636b; font: 600 13px/1.4 "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; }
.signature { margin: 48px 0 24px; page-break-inside: avoid; }
.small { color: #5c636b; font-size: 13px; }
.annex { border-top: 1.5px solid ACCENT; margin-top: 40px; }
@page { size: PAGE; margin: 22mm 25mm; }
@media print {
  body { background: #fff; font-size: 10.5pt; }
  .sheet { max-width: none; margin: 0; padding: 0; }
  .annex { page-break-before: always; border-top: 0; margin-top: 0; }
  h1, h2, h3 { page-break-after: avoid; }
  thead { display: table-header-group; } tr, figure, .credit, .callout, .keep { page-break-inside: avoid; }
}
"#;
