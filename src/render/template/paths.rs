//! Compares the paths of a template with the schema of its context, scope by scope.

use std::collections::BTreeMap;

use handlebars::Template;
use handlebars::template::BlockParam;
use handlebars::template::DecoratorTemplate;
use handlebars::template::HelperTemplate;
use handlebars::template::Parameter;
use handlebars::template::TemplateElement;
use serde_json::Value;

use crate::diag::did_you_mean;
use crate::render::template::TemplateProblem;
use crate::render::template::schema::Shape;
use crate::render::template::schema::Step;
use crate::render::template::survey::DEEPEST;
use crate::render::template::survey::PARTIALS_MAX;
use crate::render::template::survey::at;
use crate::render::template::survey::is_call;
use crate::render::template::survey::raw;

/// How many loops inside one another may each go through a list of the whole document: entries times entries is
/// as much as a document can need.
const LOOPS_MAX: usize = 2;

/// What is said where there are more.
const ENDLESS: &str = "three loops stand inside one another that each go through a list of the whole document; this could take for ever";

/// Every path of `name`, and of what it includes, that the schema does not know.
pub(super) fn check(
    templates: &BTreeMap<String, Template>,
    name: &str,
    schema: &Value,
) -> Vec<TemplateProblem> {
    let Some(template) = templates.get(name) else {
        return vec![TemplateProblem {
            template: name.to_owned(),
            line: None,
            column: None,
            message: "there is no such template".to_owned(),
        }];
    };
    let root = Shape::of(schema, schema);
    let mut checker = Checker {
        templates,
        schema,
        name,
        scopes: vec![Scope::plain(root)],
        problems: Vec::new(),
        depth: 0,
        whole: 0,
        loops: 0,
        partials: 0,
    };
    checker.template(template);
    let mut problems = checker.problems;
    problems.dedup();
    problems
}

/// What names mean inside a block.
#[derive(Clone)]
struct Scope<'a> {
    this: Shape<'a>,
    names: Vec<(String, Shape<'a>)>,
    in_each: bool,
}

impl<'a> Scope<'a> {
    fn plain(this: Shape<'a>) -> Self {
        Scope { this, names: Vec::new(), in_each: false }
    }
}

struct Checker<'a> {
    templates: &'a BTreeMap<String, Template>,
    schema: &'a Value,
    name: &'a str,
    scopes: Vec<Scope<'a>>,
    problems: Vec<TemplateProblem>,
    depth: usize,
    /// How many of the open loops go through a list that does not belong to the entry they stand in.
    whole: usize,
    /// How many loops are open.
    loops: usize,
    /// How many partials were gone through.
    partials: usize,
}

impl<'a> Checker<'a> {
    fn template(&mut self, template: &'a Template) {
        for (index, element) in template.elements.iter().enumerate() {
            let before = self.problems.len();
            let mut faults = Vec::new();
            match element {
                TemplateElement::Expression(call) => {
                    self.expression(call, &mut faults);
                }
                TemplateElement::HelperBlock(call) => self.block(call, &mut faults),
                TemplateElement::PartialExpression(partial) => self.partial(partial, &mut faults),
                _ => {}
            }
            let placed = faults.into_iter().map(|message| at(self.name, template, index, message));
            let inner = self.problems.split_off(before);
            self.problems.extend(placed);
            self.problems.extend(inner);
        }
    }

    /// A value or a call of a helper; gives the shape of a value.
    fn expression(&self, call: &'a HelperTemplate, faults: &mut Vec<String>) -> Shape<'a> {
        if is_call(call) {
            return self.values(call, faults);
        }
        let Some(path) = raw(&call.name) else {
            return Shape::anything();
        };
        let shape = self.path(path, faults);
        if !shape.is_plain() {
            faults.push(format!("`{path}` is not a text or number that could be written"));
        }
        shape
    }

    /// The values of a call; gives the shape of the first.
    fn values(&self, call: &'a HelperTemplate, faults: &mut Vec<String>) -> Shape<'a> {
        let mut first = None;
        for parameter in call.params.iter().chain(call.hash.values()) {
            let shape = self.parameter(parameter, faults);
            first.get_or_insert(shape);
        }
        first.unwrap_or_else(Shape::anything)
    }

    fn parameter(&self, parameter: &'a Parameter, faults: &mut Vec<String>) -> Shape<'a> {
        match parameter {
            Parameter::Subexpression(inner) => {
                if let TemplateElement::Expression(call) = inner.as_element() {
                    if is_call(call) {
                        self.values(call, faults);
                    } else if let Some(path) = raw(&call.name) {
                        return self.path(path, faults);
                    }
                }
                Shape::anything()
            }
            other => raw(other).map_or_else(Shape::anything, |path| self.path(path, faults)),
        }
    }

    fn block(&mut self, call: &'a HelperTemplate, faults: &mut Vec<String>) {
        let value = self.values(call, faults);
        let name = raw(&call.name).unwrap_or("");
        let scope = match name {
            "each" => {
                let item = value.items(self.schema).unwrap_or_else(|| {
                    let path = call.params.first().and_then(raw).unwrap_or("this value");
                    faults.push(format!("`each` cannot go through `{path}`"));
                    Shape::anything()
                });
                Some(Scope { this: item, names: Vec::new(), in_each: true })
            }
            "with" => Some(Scope::plain(value)),
            _ => None,
        };
        let again = scope.is_some() && self.leaves_the_entry(&call.params);
        if again && self.whole >= LOOPS_MAX - 1 {
            faults.push(ENDLESS.to_owned());
            return;
        }
        self.whole += usize::from(again);
        self.loops += usize::from(name == "each");
        if let Some(template) = &call.template {
            match scope {
                Some(mut scope) => {
                    scope.names = block_names(call.block_param.as_ref(), &scope.this);
                    self.scopes.push(scope);
                    self.template(template);
                    self.scopes.pop();
                }
                None => self.template(template),
            }
        }
        self.loops -= usize::from(name == "each");
        self.whole -= usize::from(again);
        if let Some(inverse) = &call.inverse {
            self.template(inverse);
        }
    }

    fn partial(&mut self, partial: &'a DecoratorTemplate, faults: &mut Vec<String>) {
        let Some((name, template)) = raw(&partial.name).and_then(|name| self.templates.get_key_value(name))
        else {
            return;
        };
        let this = match partial.params.first() {
            Some(parameter) => self.parameter(parameter, faults),
            None => self.scopes.last().map_or_else(Shape::anything, |scope| scope.this.clone()),
        };
        let mut names: Vec<(String, Shape<'a>)> = Vec::new();
        for (key, parameter) in &partial.hash {
            names.push((key.clone(), self.parameter(parameter, faults)));
        }
        self.partials += 1;
        if self.depth > DEEPEST || self.partials > PARTIALS_MAX {
            return; // the survey says so
        }
        let again = self.leaves_the_entry(&partial.params);
        if again && self.whole >= LOOPS_MAX - 1 {
            faults.push(ENDLESS.to_owned());
            return;
        }
        self.whole += usize::from(again);
        let outer = std::mem::replace(&mut self.scopes, vec![Scope { this, names, in_each: false }]);
        let outer_name = std::mem::replace(&mut self.name, name);
        self.depth += 1;
        self.template(template);
        self.depth -= 1;
        self.whole -= usize::from(again);
        self.scopes = outer;
        self.name = outer_name;
    }

    /// Whether a block inside a loop goes back to something outside the entry that the loop is at.
    fn leaves_the_entry(&self, parameters: &[Parameter]) -> bool {
        let outside = |path: &str| path.starts_with("@root") || path.starts_with("..");
        self.loops > 0 && parameters.first().and_then(raw).is_some_and(outside)
    }

    /// What stands at a path.
    fn path(&self, path: &str, faults: &mut Vec<String>) -> Shape<'a> {
        if let Some(local) = path.strip_prefix('@') {
            return self.local(path, local, faults);
        }
        let mut up = 0;
        let mut rest = path;
        while let Some(shorter) =
            rest.strip_prefix("../").or_else(|| rest.strip_prefix("..").filter(|r| r.is_empty()))
        {
            up += 1;
            rest = shorter;
        }
        let Some(index) = self.scopes.len().checked_sub(1 + up) else {
            faults.push(format!("`{path}` leads out of the document"));
            return Shape::anything();
        };
        let steps = split(rest);
        let named = steps
            .first()
            .filter(|_| up == 0 && !rest.starts_with("this") && !rest.starts_with('.'))
            .and_then(|first| {
                self.scopes
                    .iter()
                    .rev()
                    .flat_map(|scope| scope.names.iter())
                    .find(|(name, _)| name == first)
                    .map(|(_, shape)| shape.clone())
            });
        match named {
            Some(shape) => self.steps(path, shape, steps.get(1..).unwrap_or(&[]), faults),
            None => match self.scopes.get(index) {
                Some(scope) => self.steps(path, scope.this.clone(), &steps, faults),
                None => Shape::anything(),
            },
        }
    }

    /// `@index` and its kin, and `@root`.
    fn local(&self, path: &str, local: &str, faults: &mut Vec<String>) -> Shape<'a> {
        let name = local.trim_start_matches("../");
        let root = name.strip_prefix("root").filter(|rest| rest.is_empty() || rest.starts_with(['.', '/']));
        if let Some(rest) = root {
            let steps = split(rest);
            return self.steps(path, Shape::of(self.schema, self.schema), &steps, faults);
        }
        if !["index", "first", "last", "key"].contains(&name) {
            faults.push(format!("there is no `{path}`"));
        } else if !self.scopes.iter().any(|scope| scope.in_each) {
            faults.push(format!("`{path}` has a meaning only inside `each`"));
        }
        Shape::anything()
    }

    fn steps(&self, path: &str, from: Shape<'a>, steps: &[String], faults: &mut Vec<String>) -> Shape<'a> {
        let mut shape = from;
        for step in steps {
            if shape.is_anything() {
                return Shape::anything();
            }
            match shape.step(self.schema, step) {
                Step::Found(next) => shape = next,
                Step::Unknown(names) => {
                    let hint = if names.is_empty() {
                        "nothing stands below it".to_owned()
                    } else {
                        did_you_mean(step, names)
                    };
                    let within = if steps.len() > 1 { format!(" for `{path}`") } else { String::new() };
                    faults.push(format!("there is no `{step}` here{within}; {hint}"));
                    return Shape::anything();
                }
            }
        }
        shape
    }
}

/// The names a block gives: the item, and its index or key.
fn block_names<'a>(parameter: Option<&BlockParam>, this: &Shape<'a>) -> Vec<(String, Shape<'a>)> {
    let text = |p: &Parameter| raw(p).unwrap_or("").to_owned();
    match parameter {
        Some(BlockParam::Single(item)) => vec![(text(item), this.clone())],
        Some(BlockParam::Pair((item, index))) => {
            vec![(text(item), this.clone()), (text(index), Shape::anything())]
        }
        _ => Vec::new(),
    }
}

/// The names along a path: `this` and `.` add none.
fn split(path: &str) -> Vec<String> {
    let mut steps = vec![String::new()];
    let mut bracket = false;
    for c in path.chars() {
        match c {
            '[' => bracket = true,
            ']' => bracket = false,
            '.' | '/' if !bracket => steps.push(String::new()),
            c => {
                if let Some(last) = steps.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    steps.retain(|step| !step.is_empty());
    if steps.first().is_some_and(|first| first == "this") {
        steps.remove(0);
    }
    steps
}
