//! What `size` prints.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use anyhow::Result;

use super::module::{Function, Module};
use crate::dist::brotli_bytes;

/// Crates beyond these weigh little.
const CRATES: usize = 16;

pub(super) fn sections(module: &Module<'_>) {
    println!("\n   {:>9}  section", "raw");
    for (name, bytes) in &module.sections {
        println!("   {bytes:>9}  {name}");
    }
}

pub(super) fn crates(module: &Module<'_>) -> Result<()> {
    let mut by_crate: BTreeMap<&str, Vec<&Function>> = BTreeMap::new();
    for function in &module.functions {
        by_crate.entry(function.origin()).or_default().push(function);
    }
    let mut by_crate: Vec<_> = by_crate.into_iter().collect();
    by_crate.sort_by_key(|(_, functions)| Reverse(raw_bytes(functions)));
    println!("\n   {:>9} {:>9} {:>9}  crate", "raw", "brotli", "functions");
    let whole = brotli_bytes(module.bytes)?;
    for (name, functions) in by_crate.iter().take(CRATES) {
        let adds = added(module, whole, functions)?;
        println!("   {:>9} {adds:>9} {:>9}  {name}", raw_bytes(functions), functions.len());
    }
    Ok(())
}

pub(super) fn functions(module: &Module<'_>, rows: usize) -> Result<()> {
    let mut largest: Vec<_> = module.functions.iter().collect();
    largest.sort_by_key(|function| Reverse(function.range.len()));
    println!("\n   {:>9} {:>9}  function", "raw", "brotli");
    let whole = brotli_bytes(module.bytes)?;
    for function in largest.into_iter().take(rows) {
        let adds = added(module, whole, &[function])?;
        println!("   {:>9} {adds:>9}  {}", function.range.len(), function.name);
    }
    Ok(())
}

fn raw_bytes(functions: &[&Function]) -> usize {
    functions.iter().map(|function| function.range.len()).sum()
}

/// What the module would lose in brotli without these functions' bodies.
fn added(module: &Module<'_>, whole: usize, without: &[&Function]) -> Result<usize> {
    let mut rest = Vec::with_capacity(module.bytes.len());
    let mut from = 0;
    let mut ranges: Vec<_> = without.iter().map(|function| function.range.clone()).collect();
    ranges.sort_by_key(|range| range.start);
    for range in ranges {
        rest.extend_from_slice(module.bytes.get(from..range.start).unwrap_or_default());
        from = range.end;
    }
    rest.extend_from_slice(module.bytes.get(from..).unwrap_or_default());
    Ok(whole.saturating_sub(brotli_bytes(&rest)?))
}
