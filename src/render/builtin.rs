//! The built-in templates, by name; a workspace may replace each of them file by file.

use std::collections::BTreeMap;

const FILES: &[(&str, &str)] = &[
    ("letter.md.hbs", include_str!("../../report-templates/letter.md.hbs")),
    ("follow-up.md.hbs", include_str!("../../report-templates/follow-up.md.hbs")),
    ("sla-report.md.hbs", include_str!("../../report-templates/sla-report.md.hbs")),
    ("month-summary.md.hbs", include_str!("../../report-templates/month-summary.md.hbs")),
    ("postmortem.md.hbs", include_str!("../../report-templates/postmortem.md.hbs")),
    ("postmortem-public.md.hbs", include_str!("../../report-templates/postmortem-public.md.hbs")),
    ("brief.md.hbs", include_str!("../../report-templates/brief.md.hbs")),
    ("partner-cover.md.hbs", include_str!("../../report-templates/partner-cover.md.hbs")),
    ("notice.md.hbs", include_str!("../../report-templates/notice.md.hbs")),
    ("notice-short.md.hbs", include_str!("../../report-templates/notice-short.md.hbs")),
    ("partials/correction.md.hbs", include_str!("../../report-templates/partials/correction.md.hbs")),
    ("partials/letterhead.md.hbs", include_str!("../../report-templates/partials/letterhead.md.hbs")),
    ("partials/windows.md.hbs", include_str!("../../report-templates/partials/windows.md.hbs")),
    ("partials/workings.md.hbs", include_str!("../../report-templates/partials/workings.md.hbs")),
];

/// What a language has of its own.
macro_rules! language {
    ($tag:literal) => {
        &[
            (
                concat!($tag, "/letter.md.hbs"),
                include_str!(concat!("../../report-templates/", $tag, "/letter.md.hbs")),
            ),
            (
                concat!($tag, "/follow-up.md.hbs"),
                include_str!(concat!("../../report-templates/", $tag, "/follow-up.md.hbs")),
            ),
            (
                concat!($tag, "/sla-report.md.hbs"),
                include_str!(concat!("../../report-templates/", $tag, "/sla-report.md.hbs")),
            ),
            (
                concat!($tag, "/postmortem-public.md.hbs"),
                include_str!(concat!("../../report-templates/", $tag, "/postmortem-public.md.hbs")),
            ),
            (
                concat!($tag, "/notice.md.hbs"),
                include_str!(concat!("../../report-templates/", $tag, "/notice.md.hbs")),
            ),
            (
                concat!($tag, "/notice-short.md.hbs"),
                include_str!(concat!("../../report-templates/", $tag, "/notice-short.md.hbs")),
            ),
            (
                concat!($tag, "/partner-cover.md.hbs"),
                include_str!(concat!("../../report-templates/", $tag, "/partner-cover.md.hbs")),
            ),
            (
                concat!($tag, "/partials/correction.md.hbs"),
                include_str!(concat!("../../report-templates/", $tag, "/partials/correction.md.hbs")),
            ),
            (
                concat!($tag, "/partials/windows.md.hbs"),
                include_str!(concat!("../../report-templates/", $tag, "/partials/windows.md.hbs")),
            ),
            (
                concat!($tag, "/partials/workings.md.hbs"),
                include_str!(concat!("../../report-templates/", $tag, "/partials/workings.md.hbs")),
            ),
        ]
    };
}

const LANGUAGES: &[&[(&str, &str)]] = &[
    language!("de"),
    language!("es"),
    language!("fr"),
    language!("it"),
    language!("ja"),
    language!("nl"),
    language!("pl"),
    language!("pt"),
];

/// Name to text of the built-in templates.
pub fn builtin_templates() -> BTreeMap<String, String> {
    let all = FILES.iter().chain(LANGUAGES.iter().flat_map(|files| files.iter()));
    all.map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

/// Whether a template of that name is built in.
pub fn has_builtin_template(name: &str) -> bool {
    let all = FILES.iter().chain(LANGUAGES.iter().flat_map(|files| files.iter()));
    all.into_iter().any(|(known, _)| *known == name)
}
