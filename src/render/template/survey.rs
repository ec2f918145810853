//! Looks through compiled templates for what is not allowed, before anything is rendered.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use handlebars::Path;
use handlebars::Template;
use handlebars::template::DecoratorTemplate;
use handlebars::template::HelperTemplate;
use handlebars::template::Parameter;
use handlebars::template::TemplateElement;

use crate::diag::did_you_mean;
use crate::render::template::TemplateProblem;
use crate::render::template::helpers::KNOWN;

/// What each template includes, with the line and column where it does so first.
pub(super) type Includes = BTreeMap<String, BTreeMap<String, Option<(usize, usize)>>>;

/// Every fault of every template, and what each of them includes. `known` also names those that cannot be read.
pub(super) fn survey(
    templates: &BTreeMap<String, Template>,
    known: &BTreeSet<&str>,
) -> (Vec<TemplateProblem>, Includes) {
    let mut problems = Vec::new();
    let mut includes = Includes::new();
    for (name, template) in templates {
        let mut found = Survey { known, name, problems: &mut problems, includes: BTreeMap::new() };
        found.template(template);
        includes.insert(name.clone(), found.includes);
    }
    for (name, inner) in &includes {
        let into_itself = inner
            .iter()
            .find(|(next, _)| *next == name || reaches(&includes, next, name, &mut BTreeSet::new()));
        if let Some((_, place)) = into_itself {
            problems.push(TemplateProblem {
                template: name.clone(),
                line: place.map(|p| p.0),
                column: place.map(|p| p.1),
                message: format!("`{name}` includes itself"),
            });
        }
    }
    (problems, includes)
}

fn reaches(includes: &Includes, from: &str, to: &str, seen: &mut BTreeSet<String>) -> bool {
    includes
        .get(from)
        .into_iter()
        .flat_map(|inner| inner.keys())
        .any(|next| next == to || (seen.insert(next.clone()) && reaches(includes, next, to, seen)))
}

/// A problem at an element of a template.
pub(super) fn at(name: &str, template: &Template, index: usize, message: String) -> TemplateProblem {
    let place = template.mapping.get(index);
    TemplateProblem {
        template: name.to_owned(),
        line: place.map(|m| m.0),
        column: place.map(|m| m.1),
        message,
    }
}

/// The text of a name or path, where it is one.
pub(super) fn raw(parameter: &Parameter) -> Option<&str> {
    match parameter {
        Parameter::Name(name) => Some(name),
        Parameter::Path(Path::Relative((_, raw)) | Path::Local((_, _, raw))) => Some(raw),
        _ => None,
    }
}

/// Whether an expression calls a helper: it has values, or its name is one.
pub(super) fn is_call(call: &HelperTemplate) -> bool {
    !call.params.is_empty() || !call.hash.is_empty() || raw(&call.name).is_some_and(is_helper)
}

/// Whether a helper has that name.
pub(super) fn is_helper(name: &str) -> bool {
    KNOWN.contains(&name)
}

struct Survey<'a> {
    known: &'a BTreeSet<&'a str>,
    name: &'a str,
    problems: &'a mut Vec<TemplateProblem>,
    includes: BTreeMap<String, Option<(usize, usize)>>,
}

impl Survey<'_> {
    fn template(&mut self, template: &Template) {
        for (index, element) in template.elements.iter().enumerate() {
            let fault = match element {
                TemplateElement::HtmlExpression(_) => Some(
                    "`{{{ }}}` and `{{& }}` do not exist here; use `{{value}}` or `{{prose value}}`"
                        .to_owned(),
                ),
                TemplateElement::Expression(call) => self.call(call),
                TemplateElement::HelperBlock(call) => {
                    for inner in [&call.template, &call.inverse].into_iter().flatten() {
                        self.template(inner);
                    }
                    self.call(call)
                }
                TemplateElement::PartialExpression(partial) => {
                    let place = template.mapping.get(index).map(|m| (m.0, m.1));
                    self.partial(partial, place)
                }
                TemplateElement::DecoratorExpression(_)
                | TemplateElement::DecoratorBlock(_)
                | TemplateElement::PartialBlock(_) => {
                    Some("decorators and blocks of partials do not exist here".to_owned())
                }
                _ => None,
            };
            if let Some(message) = fault {
                self.problems.push(at(self.name, template, index, message));
            }
        }
    }

    fn call(&self, call: &HelperTemplate) -> Option<String> {
        for parameter in call.params.iter().chain(call.hash.values()) {
            if let Parameter::Subexpression(inner) = parameter
                && let TemplateElement::Expression(inner) = inner.as_element()
                && let Some(fault) = self.call(inner)
            {
                return Some(fault);
            }
        }
        let name = raw(&call.name)?;
        ((call.block || is_call(call)) && !is_helper(name))
            .then(|| format!("there is no helper `{name}`; {}", did_you_mean(name, KNOWN)))
    }

    fn partial(&mut self, partial: &DecoratorTemplate, place: Option<(usize, usize)>) -> Option<String> {
        let Some(name) = raw(&partial.name) else {
            return Some("a partial is included by its name".to_owned());
        };
        self.includes.entry(name.to_owned()).or_insert(place);
        let known = self.known.iter().copied().filter(|name| !name.ends_with(".hbs"));
        (!self.known.contains(name))
            .then(|| format!("there is no partial `{name}`; {}", did_you_mean(name, known)))
    }
}
