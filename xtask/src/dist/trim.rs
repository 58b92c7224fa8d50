//! What wasm-bindgen leaves in for everybody, taken out for the page: exports nobody calls, and names nobody reads.
//!
//! Leptos brings `wasm-streams`, whose classes are exported whether anything streams or not; they keep 13 KB of Wasm and
//! their glue alive. And each name between the two files ends in a hash, which no compression makes smaller.
//! Runs while functions still have their names, and takes those out last.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use walrus::{FunctionBuilder, FunctionKind, Module};

use super::Names;

/// The classes of `wasm-streams`, as their Rust exports and their JavaScript begin.
const UNUSED: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];
const UNUSED_CLASS: &str = "IntoUnderlying";
/// What the names of their futures have in common: nothing else in the page makes a promise of a future.
const UNUSED_FUTURE: [&str; 2] = ["future_to_promise", "wasm_streams"];
/// Wasm names imports by module and name; this is all of the module's.
const IMPORT_MODULE: &str = "p";
/// From here on wasm-bindgen's glue fetches and compiles, which the page part does itself.
const LOADING: &str = "async function __wbg_load(";
/// What stays of that.
const INIT: &str = "\
export default async function init(module) {
    return __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
}
";

/// Trims `module` and its `glue` where they stand.
pub(super) fn trim(module: &Path, glue: &Path, kept: Names) -> Result<()> {
    let mut wasm =
        Module::from_file(module).with_context(|| format!("not a module: {}", module.display()))?;
    let exports = wasm.exports.iter();
    let unused: Vec<_> = exports.filter(|export| is_unused(&export.name)).map(walrus::Export::id).collect();
    for export in unused {
        wasm.exports.delete(export);
    }
    empty_unused(&mut wasm);
    walrus::passes::gc::run(&mut wasm);
    let names = shorten(&mut wasm);
    let script = fs::read_to_string(glue).with_context(|| format!("no glue: {}", glue.display()))?;
    let script = renamed(&without_unused(&script, &names)?, &names);
    if kept == Names::Left {
        wasm.name = None;
        wasm.funcs.iter_mut().for_each(|function| function.name = None);
    }
    wasm.emit_wasm_file(module).with_context(|| format!("can't write {}", module.display()))?;
    fs::write(glue, script).with_context(|| format!("can't write {}", glue.display()))
}

fn is_unused(export: &str) -> bool {
    UNUSED.iter().any(|prefix| export.starts_with(prefix))
}

/// What only those exports called stays in the function table, where the linker put it, with nothing in it. Only futures:
/// the linker may have merged smaller functions with others that do the same.
fn empty_unused(wasm: &mut Module) {
    let named = |name: &String| UNUSED_FUTURE.iter().all(|part| name.contains(part));
    let unused =
        wasm.funcs.iter_local().filter(|(id, _)| wasm.funcs.get(*id).name.as_ref().is_some_and(named));
    let unused: Vec<_> = unused.map(|(id, function)| (id, function.ty())).collect();
    for (id, ty) in unused {
        let (params, results) = wasm.types.params_results(ty);
        let (params, results) = (params.to_vec(), results.to_vec());
        let mut empty = FunctionBuilder::new(&mut wasm.types, &params, &results);
        empty.func_body().unreachable();
        let params = params.into_iter().map(|ty| wasm.locals.add(ty)).collect();
        wasm.funcs.get_mut(id).kind = FunctionKind::Local(empty.local_func(params));
    }
}

/// Gives imports and wasm-bindgen's own exports short names; ours are called by theirs.
fn shorten(wasm: &mut Module) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut short = |name: &mut String| {
        let next = format!("_{:x}", names.len());
        names.insert(std::mem::replace(name, next.clone()), next);
    };
    for import in wasm.imports.iter_mut() {
        IMPORT_MODULE.clone_into(&mut import.module);
        short(&mut import.name);
    }
    let exports = wasm.exports.iter_mut();
    for export in
        exports.filter(|export| export.name.starts_with("__") || export.name.starts_with("wasm_bindgen"))
    {
        short(&mut export.name);
    }
    names
}

/// The glue without the classes, without the functions that nothing imports any more, and without the loading.
fn without_unused(script: &str, imports: &BTreeMap<String, String>) -> Result<String> {
    let (script, _) = script.split_once(LOADING).ok_or_else(|| anyhow!("the glue has no `{LOADING}`"))?;
    let mut kept = String::new();
    let mut lines = script.lines();
    while let Some(line) = lines.next() {
        let Some(end) = end_of_unused(line, imports) else {
            kept.push_str(&line.replace("./perkline_bg.js", IMPORT_MODULE));
            kept.push('\n');
            continue;
        };
        if !line.ends_with(end) {
            lines.find(|last| last.ends_with(end) && (end == ";" || indent(last) == indent(line)));
        }
    }
    kept.push_str(INIT);
    Ok(kept)
}

/// How far the members of the import object are indented.
const MEMBER: usize = 8;

/// For the first line of something unused: how its last line ends.
fn end_of_unused(line: &str, imports: &BTreeMap<String, String>) -> Option<&'static str> {
    let name = line.trim_start();
    if name.starts_with(&format!("export class {UNUSED_CLASS}")) {
        return Some("}");
    }
    if name.starts_with(&format!("if (Symbol.dispose) {UNUSED_CLASS}"))
        || name.starts_with(&format!("const {UNUSED_CLASS}"))
        || name.starts_with("const __wbindgen_enum_")
    {
        return Some(";");
    }
    let (name, _) = name.split_once(": function(").filter(|_| indent(line) == MEMBER)?;
    if imports.contains_key(name) { None } else { Some("},") }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// `script` with every identifier that is in `names` replaced.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    let mut rest = script;
    while !rest.is_empty() {
        let end =
            rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        out.push_str(names.get(word).map_or(word, String::as_str));
        let mut letters = after.chars();
        out.extend(letters.next());
        rest = letters.as_str();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
export class IntoUnderlyingSink {
    free() {
        wasm.__wbg_intounderlyingsink_free(0);
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
export function stop() {
    wasm.stop();
    wasm.__wbindgen_free(1);
}
function __wbg_get_imports() {
    const import0 = {
        __wbg_kept_1: function(arg0) {
            return arg0;
        },
        __wbg_gone_2: function() { return handleError(function (arg0) {
            arg0.close();
        }, arguments); },
    };
    return { \"./perkline_bg.js\": import0 };
}
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
async function __wbg_load(module, imports) {
}
";

    const TRIMMED: &str = "\
export function stop() {
    wasm.stop();
    wasm._1(1);
}
function __wbg_get_imports() {
    const import0 = {
        _0: function(arg0) {
            return arg0;
        },
    };
    return { \"p\": import0 };
}
";

    fn names() -> BTreeMap<String, String> {
        [("__wbg_kept_1", "_0"), ("__wbindgen_free", "_1")]
            .map(|(long, short)| (long.into(), short.into()))
            .into()
    }

    #[test]
    fn what_nobody_calls_goes_and_names_become_short() {
        let trimmed = without_unused(GLUE, &names()).map(|script| renamed(&script, &names()));
        assert_eq!(trimmed.unwrap_or_default(), [TRIMMED, INIT].concat());
    }

    #[test]
    fn glue_of_another_shape_is_refused() {
        assert!(without_unused("export function stop() {}", &names()).is_err());
    }
}
