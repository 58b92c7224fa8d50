//! What a GraphQL server does before it carries anything out: the document's fields, arguments and variables are held to
//! the schema.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use graphql_parser::query::{
    self, OperationDefinition, Selection, SelectionSet, TypeCondition, Value as Literal,
};
use graphql_parser::schema::{Definition, Field, InputValue, Type, TypeDefinition};
use serde_json::{Map, Value, json};

type Fields = BTreeMap<String, Field<'static, String>>;
type Inputs = BTreeMap<String, InputValue<'static, String>>;
pub(super) type Selected = SelectionSet<'static, String>;

/// The types of `schema.graphql`, by name.
#[derive(Default)]
struct Schema {
    outputs: BTreeMap<String, Fields>,
    unions: Vec<String>,
    inputs: BTreeMap<String, Inputs>,
}

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let document =
        graphql_parser::parse_schema::<String>(include_str!("schema.graphql")).unwrap().into_static();
    let mut schema = Schema::default();
    for definition in document.definitions {
        let Definition::TypeDefinition(definition) = definition else { continue };
        let named = |fields: Vec<Field<'static, String>>| {
            fields.into_iter().map(|field| (field.name.clone(), field)).collect::<Fields>()
        };
        match definition {
            TypeDefinition::Object(object) => drop(schema.outputs.insert(object.name, named(object.fields))),
            TypeDefinition::Interface(one) => drop(schema.outputs.insert(one.name, named(one.fields))),
            TypeDefinition::Union(union) => schema.unions.push(union.name),
            TypeDefinition::InputObject(input) => {
                let fields = input.fields.into_iter().map(|field| (field.name.clone(), field)).collect();
                schema.inputs.insert(input.name, fields);
            }
            TypeDefinition::Scalar(_) | TypeDefinition::Enum(_) => {}
        }
    }
    schema
});

/// One root field of a document that is right.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) arguments: Map<String, Value>,
    pub(super) selected: Selected,
    /// In points: an object is one, a mutation ten.
    pub(super) cost: u64,
}

/// The root fields that are asked for, or what is wrong with the question.
pub(super) fn check(document: &str, variables: &Map<String, Value>) -> Result<Vec<Asked>, String> {
    let document =
        graphql_parser::parse_query::<String>(document).map_err(|error| error.to_string())?.into_static();
    let [query::Definition::Operation(operation)] = document.definitions.as_slice() else {
        return Err("one operation, please".to_owned());
    };
    let (root, defined, selected, base) = match operation {
        OperationDefinition::Query(one) => ("QueryRoot", &one.variable_definitions, &one.selection_set, 0),
        OperationDefinition::Mutation(one) => ("Mutation", &one.variable_definitions, &one.selection_set, 10),
        _ => return Err("neither a query nor a mutation".to_owned()),
    };
    for name in variables.keys() {
        if !defined.iter().any(|one| one.name == *name) {
            return Err(format!("Variable ${name} isn't declared"));
        }
    }
    for variable in defined {
        fits(&variable.var_type, variables.get(&variable.name), &format!("${}", variable.name))?;
    }
    select(root, selected)?;
    let fields = selected.items.iter().map(|item| match item {
        Selection::Field(field) => Ok(Asked {
            key: field.alias.clone().unwrap_or_else(|| field.name.clone()),
            name: field.name.clone(),
            arguments: field
                .arguments
                .iter()
                .map(|(name, value)| (name.clone(), plain(value, variables)))
                .collect(),
            selected: field.selection_set.clone(),
            cost: base + objects(&field.selection_set) + 1,
        }),
        _ => Err("no fragments at the root, please".to_owned()),
    });
    fields.collect()
}

/// Holds a selection to the fields of a type.
fn select(name: &str, selected: &Selected) -> Result<(), String> {
    for item in &selected.items {
        match item {
            Selection::InlineFragment(fragment) => {
                let on = fragment.type_condition.as_ref().map_or(name, |TypeCondition::On(name)| name);
                select(on, &fragment.selection_set)?;
            }
            Selection::FragmentSpread(_) => return Err("no named fragments, please".to_owned()),
            Selection::Field(field) if field.name == "__typename" => {}
            Selection::Field(field) => {
                let missing = || format!("Field '{}' doesn't exist on type '{name}'", field.name);
                let defined = SCHEMA.outputs.get(name).and_then(|fields| fields.get(&field.name));
                let defined = defined.ok_or_else(missing)?;
                for argument in &field.arguments {
                    if !defined.arguments.iter().any(|one| one.name == argument.0) {
                        return Err(format!(
                            "Field '{}' doesn't accept argument '{}'",
                            field.name, argument.0
                        ));
                    }
                }
                for argument in &defined.arguments {
                    let is_given = field.arguments.iter().any(|(name, _)| *name == argument.name);
                    if !is_given && matches!(argument.value_type, Type::NonNullType(_)) {
                        return Err(format!(
                            "Field '{}' is missing required arguments: {}",
                            field.name, argument.name
                        ));
                    }
                }
                let of = named(&defined.field_type);
                let is_object = SCHEMA.outputs.contains_key(of) || SCHEMA.unions.iter().any(|one| one == of);
                if is_object == field.selection_set.items.is_empty() {
                    return Err(format!(
                        "Field '{}' must have selections, or none: it is a {of}",
                        field.name
                    ));
                }
                select(of, &field.selection_set)?;
            }
        }
    }
    Ok(())
}

fn named<'a>(kind: &'a Type<'static, String>) -> &'a str {
    match kind {
        Type::NamedType(name) => name,
        Type::ListType(of) | Type::NonNullType(of) => named(of),
    }
}

fn objects(selected: &Selected) -> u64 {
    let cost = |item: &Selection<'static, String>| match item {
        Selection::Field(field) if field.selection_set.items.is_empty() => 0,
        Selection::Field(field) => 1 + objects(&field.selection_set),
        Selection::InlineFragment(fragment) => objects(&fragment.selection_set),
        Selection::FragmentSpread(_) => 0,
    };
    selected.items.iter().map(cost).sum()
}

/// Holds a variable's value to its type.
fn fits(kind: &Type<'static, String>, value: Option<&Value>, path: &str) -> Result<(), String> {
    let value = value.filter(|value| !value.is_null());
    match (kind, value) {
        (Type::NonNullType(_), None) => Err(format!("{path}: Expected value to not be null")),
        (_, None) => Ok(()),
        (Type::ListType(of), Some(Value::Array(values))) => {
            values.iter().try_for_each(|value| fits(of, Some(value), path))
        }
        (Type::NonNullType(of) | Type::ListType(of), value) => fits(of, value, path),
        (Type::NamedType(name), Some(value)) => match SCHEMA.inputs.get(name) {
            None => scalar(name, value).ok_or_else(|| format!("{path}: {value} is no {name}")),
            Some(fields) => {
                let object = value.as_object().ok_or_else(|| format!("{path}: {value} is no {name}"))?;
                if let Some(extra) = object.keys().find(|key| !fields.contains_key(*key)) {
                    return Err(format!("{path}: Field is not defined on {name}: {extra}"));
                }
                fields.iter().try_for_each(|(field, kind)| {
                    fits(&kind.value_type, object.get(field), &format!("{path}.{field}"))
                })
            }
        },
    }
}

fn scalar(name: &str, value: &Value) -> Option<()> {
    let fits = match name {
        "Boolean" => value.is_boolean(),
        "Int" => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        "Float" => value.is_number(),
        "Decimal" => value.as_str().is_some_and(|text| text.parse::<f64>().is_ok()),
        "DateTime" => value.as_str().is_some_and(|text| text.parse::<jiff::Timestamp>().is_ok()),
        "CurrencyCode" => value.as_str().is_some_and(|text| text.len() == 3 && text.to_uppercase() == text),
        "ID" | "String" => value.is_string(),
        _ => false,
    };
    fits.then_some(())
}

fn plain(literal: &Literal<'static, String>, variables: &Map<String, Value>) -> Value {
    match literal {
        Literal::Variable(name) => variables.get(name).cloned().unwrap_or_default(),
        Literal::Int(number) => json!(number.as_i64()),
        Literal::Float(number) => json!(number),
        Literal::String(text) | Literal::Enum(text) => json!(text),
        Literal::Boolean(flag) => json!(flag),
        Literal::Null => Value::Null,
        Literal::List(list) => list.iter().map(|one| plain(one, variables)).collect(),
        Literal::Object(object) => object
            .iter()
            .map(|(name, one)| (name.clone(), plain(one, variables)))
            .collect::<Map<_, _>>()
            .into(),
    }
}

/// Of everything there is what was selected. An object that may be of several types says which as `__typename`.
pub(super) fn project(whole: &Value, selected: &Selected) -> Value {
    match whole {
        Value::Array(list) => list.iter().map(|one| project(one, selected)).collect(),
        Value::Object(object) => {
            let mut out = Map::new();
            for item in &selected.items {
                match item {
                    Selection::Field(field) => {
                        let of =
                            object.get(&field.name).unwrap_or_else(|| panic!("no {} in {whole}", field.name));
                        let key = field.alias.clone().unwrap_or_else(|| field.name.clone());
                        out.insert(key, project(of, &field.selection_set));
                    }
                    Selection::InlineFragment(fragment) => {
                        let matches =
                            fragment.type_condition.as_ref().is_none_or(|TypeCondition::On(name)| {
                                object.get("__typename") == Some(&json!(name))
                            });
                        if let (true, Value::Object(more)) =
                            (matches, project(whole, &fragment.selection_set))
                        {
                            out.extend(more);
                        }
                    }
                    Selection::FragmentSpread(_) => {}
                }
            }
            out.into()
        }
        other => other.clone(),
    }
}
