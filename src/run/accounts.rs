//! The public accounts of an incident: the languages in which there is one, and the messages that it cannot quote.

use crate::compose::IncidentView;
use crate::compose::PeriodFacts;
use crate::compose::Tongue;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::model::Audience;
use crate::model::Communication;

/// The languages of the public account of an incident: that of the workspace, and every one in which all of it is written.
/// Messages need not be: without words in a language its account says that there was one.
pub(super) fn tongues<'t>(facts: &PeriodFacts<'t>, view: &IncidentView<'_>) -> Vec<Tongue<'t>> {
    let own = Tongue::own(facts);
    let tags = view.incident.public_translations.keys();
    let others = tags.filter_map(|tag| facts.languages.get(tag));
    let others = others.map(|language| Tongue { language, is_own: false });
    let whole =
        others.filter(|t| t.language.tag() != own.language.tag() && t.lacks_of(view.incident).is_empty());
    [own].into_iter().chain(whole).collect()
}

/// The messages that accounts in other languages leave unquoted, for those who could translate them.
pub(super) fn unquoted(facts: &PeriodFacts<'_>, view: &IncidentView<'_>) -> Option<Diagnostic> {
    let incident = view.incident;
    let is_quoted = |c: &&Communication| c.audience == Audience::Public && c.text.own.is_some();
    let messages: Vec<&Communication> = incident.communications.iter().filter(is_quoted).collect();
    let mut first: Option<&Communication> = None;
    let (mut tags, mut counts) = (Vec::new(), Vec::new());
    for tongue in tongues(facts, view).into_iter().filter(|t| !t.is_own) {
        let silent: Vec<&Communication> =
            messages.iter().copied().filter(|c| tongue.words(&c.text).is_none()).collect();
        if let Some(one) = silent.first() {
            let tag = tongue.language.tag();
            first = first.or(Some(one));
            counts.push(format!("{} of {} in `{tag}`", silent.len(), messages.len()));
            tags.push(tag);
        }
    }
    let (first, tag) = first.zip(tags.first())?;
    let help = match (view.sources.file(first.span.source).path.ends_with(".toml"), incident.is_table) {
        (true, _) => format!("beside its `text`: text_in = {{ {tag} = \"…\" }}"),
        (false, true) => format!("in its row, in the column `text.{tag}`"),
        (false, false) => format!(
            "list the messages as [[communication]] with `text` and `text_in` in `incidents/{}.toml`",
            incident.id
        ),
    };
    Some(
        Diagnostic::notice(
            Code::IncidentUnquoted,
            format!("public accounts of `{}` leave messages unquoted: {}", incident.id, counts.join(", ")),
        )
        .at(first.span, "the first of them")
        .note("there they say that a message was published, and when; an account is never a mixture of languages")
        .help(help),
    )
}
