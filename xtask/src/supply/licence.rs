//! Whether a licence may be used.

use spdx::{Expression, ParseMode};

use super::{FILE, Rules};

/// What is wrong with a package's licence; None: nothing.
pub(super) fn check(name: &str, licence: Option<&str>, rules: &Rules) -> Option<String> {
    let licence = licence.unwrap_or_default();
    if rules.exceptions.get(name).is_some_and(|exception| exception.is == licence) {
        return None;
    }
    if licence.is_empty() {
        return Some(format!("{name}: says no licence; look for it, and say it in {FILE}"));
    }
    // "MIT/Apache-2.0" is older than SPDX, and means OR.
    let Ok(expression) = Expression::parse_mode(licence, ParseMode::LAX) else {
        return Some(format!("{name}: '{licence}' is no SPDX expression; say in {FILE} what it is"));
    };
    let may_be_used = expression.evaluate(|needed| rules.licences.contains(&needed.to_string()));
    (!may_be_used).then(|| format!("{name}: '{licence}' is not among the licences of {FILE}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_alternative_and_every_part_must_be_allowed() {
        let rules: Rules = toml::from_str(
            "licences = ['MIT', 'Unicode-3.0']\nduplicates = {}\n
             [exceptions]\nodd = { is = 'MPL-2.0', why = 'a tool' }",
        )
        .unwrap();
        for (name, licence, allowed) in [
            ("a", "MIT", true),
            ("a", "MIT OR Apache-2.0", true),
            ("a", "GPL-3.0-only/MIT", true),
            ("a", "(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("a", "MIT AND BSD-3-Clause", false),
            ("a", "Apache-2.0 WITH LLVM-exception", false),
            ("a", "GPL-3.0-only", false),
            ("a", "ask us", false),
            ("a", "", false),
            ("odd", "MPL-2.0", true),
            ("odd", "GPL-3.0-only", false),
        ] {
            assert_eq!(check(name, Some(licence), &rules).is_none(), allowed, "{name} {licence}");
        }
        assert!(check("a", None, &rules).is_some());
    }
}
