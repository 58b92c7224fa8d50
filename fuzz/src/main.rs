//! The program that libFuzzer drives: the target that `PERKLINE_FUZZ` names. `cargo xtask fuzz` builds and runs it. Built in any
//! other way it answers what a browser is asked of `/cart.js`: a list of request, cart and rate a line.

#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(
    init: {
        chosen();
    },
    |data: &[u8]| chosen()(data)
);

#[cfg(fuzzing)]
fn chosen() -> fuzz::Target {
    static CHOSEN: std::sync::OnceLock<fuzz::Target> = std::sync::OnceLock::new();
    *CHOSEN.get_or_init(|| {
        let name = std::env::var("PERKLINE_FUZZ").unwrap_or_default();
        fuzz::target(&name).unwrap_or_else(|| panic!("PERKLINE_FUZZ={name}: no such target"))
    })
}

#[cfg(not(fuzzing))]
fn main() -> std::io::Result<()> {
    use std::io::Write;
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lines() {
        let (request, cart, rate): (String, String, Option<String>) = serde_json::from_str(&line?)?;
        writeln!(output, "{}", fuzz::answer_shopify(&request, &cart, rate.as_deref()))?;
    }
    Ok(())
}
