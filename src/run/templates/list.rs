//! Every template and partial, whose it is, and what it makes.

use crate::language::Language;
use crate::language::Languages;
use crate::run::kinds::KINDS;
use crate::run::kinds::Kind;
use crate::run::print::FOLDER;
use crate::run::templates::TemplateSet;
use crate::run::templates::set::folders;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The list as text: name, whose it is, what it makes. `others` are files of the folder that are no templates.
pub fn list_templates(own: &BTreeMap<String, String>, others: &[String]) -> String {
    let set = TemplateSet::new(own);
    let languages = Languages::builtin();
    let translated = folders(own).into_iter().flat_map(|tag| {
        let language = languages.get(&tag).unwrap_or(Language::english());
        let set = TemplateSet::of(own, &tag, language);
        let row = |(name, file): (&String, &String)| (file.clone(), state(&set, name), about(&set, name));
        set.files.iter().map(row).collect::<Vec<_>>()
    });
    let rows: Vec<(String, &str, String)> = set
        .texts
        .keys()
        .map(|name| (name.clone(), state(&set, name), about(&set, name)))
        .chain(translated)
        .chain(others.iter().map(|path| {
            let name = path.strip_prefix(FOLDER).unwrap_or(path);
            (
                name.to_owned(),
                "not read",
                format!("the name of a template ends in .md.hbs; {}", set.meant(name)),
            )
        }))
        .collect();
    let width = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0);
    let (first, second) =
        (width(&mut rows.iter().map(|r| r.0.chars().count())), width(&mut rows.iter().map(|r| r.1.len())));
    let mut out = String::new();
    for (name, state, about) in &rows {
        let pad = first - name.chars().count();
        let _ = writeln!(out, "{name}{}  {state:<second$}  {about}", " ".repeat(pad));
    }
    out
}

fn state(set: &TemplateSet, name: &str) -> &'static str {
    match (set.own.contains(name), set.builtin.get(name)) {
        (false, _) => "built in",
        (true, Some(text)) if set.texts.get(name) == Some(text) => "yours, same as built in",
        (true, Some(_)) => "yours, differs",
        (true, None) if set.is_used(name) => "yours",
        (true, None) => "yours, not used",
    }
}

fn about(set: &TemplateSet, name: &str) -> String {
    if let Some(kind) = Kind::of_template(name) {
        return format!("{} ({}, `amends schema {}`)", kind.makes, kind.context, kind.name);
    }
    let kinds: Vec<&str> = KINDS
        .iter()
        .filter(|kind| set.templates.needs(&kind.template()).contains(name))
        .map(|kind| kind.name)
        .collect();
    match kinds.as_slice() {
        [] if set.is_used(name) => "in reserve: no document includes it now".to_owned(),
        [] => format!("nothing asks for it; {}", set.meant(name)),
        all if all.len() == KINDS.len() => "part of every document".to_owned(),
        some => format!("part of {}", some.join(", ")),
    }
}
