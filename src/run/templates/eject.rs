//! Copies of built-in templates to begin one's own with.

use crate::language::builtin_languages;
use crate::render::builtin_templates;
use crate::run::Artefact;
use crate::run::kinds::Kind;
use crate::run::print::FOLDER;
use crate::run::templates::TemplateSet;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What is to be copied.
#[derive(Debug, Default)]
pub struct Ejected {
    /// The templates that were asked for, with their paths in the workspace.
    pub asked: Vec<Artefact>,
    /// The partials that they need, which may stay as they are where the workspace has them.
    pub needed: Vec<Artefact>,
}

/// The built-in templates of these names, or all English ones without a name, with the partials that they need. A name may
/// leave out its folder and its ending; the tag of a language is all that it has: templates and words.
///
/// # Errors
/// A name that no built-in template has, and the one that may have been meant.
pub fn eject(names: &[String]) -> Result<Ejected, (String, String)> {
    let set = TemplateSet::new(&BTreeMap::new());
    let mut files = builtin_templates();
    files.extend(builtin_languages().into_iter().map(|(tag, text)| (format!("languages/{tag}.ftl"), text)));
    let mut asked: BTreeSet<&String> = BTreeSet::new();
    for name in names {
        let found: Vec<&String> = files.keys().filter(|file| is_called(file, name)).collect();
        if found.is_empty() {
            let short = files.keys().map(|file| file.strip_suffix(".md.hbs").unwrap_or(file));
            let help = crate::diag::did_you_mean(name, short);
            return Err((name.clone(), help));
        }
        asked.extend(found);
    }
    if names.is_empty() {
        asked.extend(set.builtin.keys());
    }
    let needed: BTreeSet<String> = asked.iter().flat_map(|name| set.templates.needs(name)).collect();
    let file = |name: &String| {
        let text = files.get(name).cloned().unwrap_or_default();
        Artefact::new(format!("{FOLDER}{name}"), text)
    };
    Ok(Ejected {
        asked: asked.iter().map(|name| file(name)).collect(),
        needed: needed.iter().filter(|name| !asked.contains(name)).map(file).collect(),
    })
}

/// Whether a built-in template is meant by a name.
fn is_called(file: &str, name: &str) -> bool {
    let name = name.strip_prefix(FOLDER).unwrap_or(name);
    let name = name.strip_suffix(".md.hbs").unwrap_or(name);
    let short = file.strip_suffix(".md.hbs").unwrap_or(file);
    let is_of_language = || short.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'));
    let is_language = || short == format!("languages/{name}.ftl");
    let is_tag = name != "partials" && name != "languages";
    short == name
        || (is_tag && (is_of_language() || is_language()))
        || short.strip_prefix("partials/") == Some(name) && Kind::named(name).is_none()
}
