//! The packages of `package-lock.json`. They are tools: nothing of them is shipped.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Rules, licence};

pub(super) const FILE: &str = "package-lock.json";
const REGISTRY: &str = "https://registry.npmjs.org/";

#[derive(Deserialize)]
pub(super) struct Lock {
    pub(super) packages: BTreeMap<String, Package>,
}

#[derive(Deserialize)]
pub(super) struct Package {
    license: Option<String>,
    resolved: Option<String>,
    integrity: Option<String>,
    /// One of our own folders.
    #[serde(default)]
    link: bool,
}

impl Lock {
    /// Names of what is installed; our own folders are not.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.packages.keys().filter_map(|path| name(path))
    }
}

pub(super) fn check(lock: &Lock, rules: &Rules) -> Vec<String> {
    let installed = lock.packages.iter().filter(|(_, package)| !package.link);
    installed
        .filter_map(|(path, package)| Some((name(path)?, package)))
        .flat_map(|(name, package)| {
            [licence::check(name, package.license.as_deref(), rules), source(name, package)]
        })
        .flatten()
        .collect()
}

/// Where the lock file names no place, npm's registry is meant.
fn source(name: &str, package: &Package) -> Option<String> {
    if package.resolved.as_deref().is_some_and(|place| !place.starts_with(REGISTRY)) {
        return Some(format!("{name}: comes from elsewhere; take it from {REGISTRY}"));
    }
    package.integrity.is_none().then(|| format!("{name}: has no hash in {FILE}; install it again"))
}

fn name(path: &str) -> Option<&str> {
    path.rsplit_once("node_modules/").map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_places_and_missing_hashes_are_found() {
        let rules: Rules = toml::from_str("licences = ['MIT']\n[exceptions]\n[duplicates]").unwrap();
        let lock: Lock = serde_json::from_value(serde_json::json!({"packages": {
            "": {"name": "ours"},
            "loader": {"license": "MIT"},
            "node_modules/@perkline/loader": {"resolved": "loader", "link": true},
            "node_modules/fine": {"license": "MIT", "integrity": "sha512-x"},
            "node_modules/a/node_modules/copyleft": {"license": "GPL-3.0-only", "integrity": "sha512-x"},
            "node_modules/elsewhere": {"license": "MIT", "integrity": "sha512-x", "resolved": "git+ssh://x"},
            "node_modules/hashless": {"license": "MIT"},
        }}))
        .unwrap();
        let findings = check(&lock, &rules);
        let names: Vec<&str> = findings.iter().map(|finding| finding.split(':').next().unwrap()).collect();
        assert_eq!(names, ["copyleft", "elsewhere", "hashless"]);
    }
}
