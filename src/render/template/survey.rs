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

/// How deep blocks, brackets and partials may stand inside one another; the work for them takes room on the stack.
pub(super) const DEEPEST: usize = 24;

/// How many partials one template may come to, those of its partials included.
pub(super) const PARTIALS_MAX: usize = 10_000;

/// What each template includes.
pub(super) type Includes = BTreeMap<String, BTreeMap<String, Include>>;

/// How a template includes a partial.
pub(super) struct Include {
    /// The line and column where it does so first.
    place: Option<(usize, usize)>,
    /// How many times.
    times: usize,
}

/// Every fault of every template, and what each of them includes. `known` also names those that cannot be read.
pub(super) fn survey(
    templates: &BTreeMap<String, Template>,
    known: &BTreeSet<&str>,
) -> (Vec<TemplateProblem>, Includes) {
    let mut problems = Vec::new();
    let mut includes = Includes::new();
    for (name, template) in templates {
        let mut found = Survey { known, name, problems: &mut problems, includes: BTreeMap::new(), depth: 0 };
        found.template(template);
        includes.insert(name.clone(), found.includes);
    }
    let problem = |name: &str, include: &Include, message: String| TemplateProblem {
        template: name.to_owned(),
        line: include.place.map(|p| p.0),
        column: include.place.map(|p| p.1),
        message,
    };
    let mut is_round = false;
    for (name, inner) in &includes {
        let into_itself = inner
            .iter()
            .find(|(next, _)| *next == name || reaches(&includes, next, name, &mut BTreeSet::new()));
        if let Some((_, include)) = into_itself {
            is_round = true;
            problems.push(problem(name, include, format!("`{name}` includes itself")));
        }
    }
    let mut known = BTreeMap::new();
    for (name, inner) in includes.iter().filter(|_| !is_round) {
        let (depth, count) = extent(&includes, name, &mut known);
        let Some(include) = inner.values().next().filter(|_| depth > DEEPEST || count > PARTIALS_MAX) else {
            continue;
        };
        let message = format!(
            "the partials include one another more than {DEEPEST} deep, or come to more than {PARTIALS_MAX}"
        );
        problems.push(problem(name, include, message));
    }
    (problems, includes)
}

/// How deep the partials of a template go, and how many they come to. No template includes itself.
fn extent(includes: &Includes, name: &str, known: &mut BTreeMap<String, (usize, usize)>) -> (usize, usize) {
    if let Some(found) = known.get(name) {
        return *found;
    }
    let (mut depth, mut count) = (0, 0_usize);
    for (next, include) in includes.get(name).into_iter().flatten() {
        let below = extent(includes, next, known);
        depth = depth.max(below.0 + 1);
        count = count.saturating_add(below.1.saturating_add(1).saturating_mul(include.times));
    }
    known.insert(name.to_owned(), (depth, count));
    (depth, count)
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
    includes: BTreeMap<String, Include>,
    depth: usize,
}

impl Survey<'_> {
    fn template(&mut self, template: &Template) {
        for (index, element) in template.elements.iter().enumerate() {
            let fault = match element {
                TemplateElement::HtmlExpression(_) => Some(
                    "`{{{ }}}` and `{{& }}` do not exist here; use `{{value}}` or `{{prose value}}`"
                        .to_owned(),
                ),
                TemplateElement::Expression(call) => self.call(call, 0),
                TemplateElement::HelperBlock(_) if self.depth >= DEEPEST => {
                    Some(format!("more than {DEEPEST} blocks stand inside one another"))
                }
                TemplateElement::HelperBlock(call) => {
                    self.depth += 1;
                    for inner in [&call.template, &call.inverse].into_iter().flatten() {
                        self.template(inner);
                    }
                    self.depth -= 1;
                    self.call(call, 0)
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

    fn call(&self, call: &HelperTemplate, depth: usize) -> Option<String> {
        if depth > DEEPEST {
            return Some(format!("more than {DEEPEST} brackets stand inside one another"));
        }
        for parameter in call.params.iter().chain(call.hash.values()) {
            if let Parameter::Subexpression(inner) = parameter
                && let TemplateElement::Expression(inner) = inner.as_element()
                && let Some(fault) = self.call(inner, depth + 1)
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
        self.includes.entry(name.to_owned()).or_insert(Include { place, times: 0 }).times += 1;
        let known = self.known.iter().copied().filter(|name| !name.ends_with(".hbs"));
        (!self.known.contains(name))
            .then(|| format!("there is no partial `{name}`; {}", did_you_mean(name, known)))
    }
}
