//! The crates of `Cargo.lock`, as `cargo metadata` tells of them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{FILE, Rules, licence};

/// The only place that crates come from.
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

#[derive(Deserialize)]
pub(super) struct Metadata {
    pub(super) packages: Vec<Package>,
    workspace_members: BTreeSet<String>,
}

#[derive(Deserialize)]
pub(super) struct Package {
    id: String,
    pub(super) name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

pub(super) fn check(metadata: &Metadata, rules: &Rules) -> Vec<String> {
    let packages = &metadata.packages;
    let mut findings: Vec<String> = packages
        .iter()
        .filter_map(|package| licence::check(&package.name, package.license.as_deref(), rules))
        .collect();
    findings.extend(packages.iter().filter_map(|package| source(package, metadata)));
    findings.extend(duplicates(packages, rules));
    findings
}

fn source(package: &Package, metadata: &Metadata) -> Option<String> {
    let is_known = match package.source.as_deref() {
        Some(source) => source == CRATES_IO,
        None => metadata.workspace_members.contains(&package.id),
    };
    (!is_known).then(|| {
        let source = package.source.as_deref().unwrap_or("a folder outside of the workspace");
        format!("{} {}: comes from {source}; take it from crates.io", package.name, package.version)
    })
}

fn duplicates(packages: &[Package], rules: &Rules) -> Vec<String> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in packages {
        versions.entry(&package.name).or_default().insert(&package.version);
    }
    versions.retain(|_, versions| versions.len() > 1);
    let unexplained =
        versions.iter().filter(|(name, _)| rules.duplicates.get(**name).is_none_or(String::is_empty));
    let unexplained = unexplained.map(|(name, versions)| {
        let versions = versions.iter().copied().collect::<Vec<_>>().join(" and ");
        format!("{name}: is there as {versions}; make it one, or say in {FILE} whom we wait for")
    });
    let over = rules.duplicates.keys().filter(|name| !versions.contains_key(name.as_str()));
    let over =
        over.map(|name| format!("{name}: is one version now; take it out of the duplicates of {FILE}"));
    unexplained.chain(over).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_licences_and_second_versions_are_found() {
        let rules: Rules = toml::from_str(
            "licences = ['MIT']\n[exceptions]\n[duplicates]\nsyn = 'derives'\ngone = 'no longer'",
        )
        .unwrap();
        let package = |name: &str, version: &str, licence: &str, source: Option<&str>| {
            serde_json::json!({"id": format!("{name}@{version}"), "name": name, "version": version, "license": licence,
                "source": source})
        };
        let metadata: Metadata = serde_json::from_value(serde_json::json!({
            "workspace_members": ["ours@0.1.0"],
            "packages": [
                package("ours", "0.1.0", "MIT", None),
                package("syn", "2.0.0", "MIT", Some(CRATES_IO)),
                package("syn", "3.0.0", "MIT", Some(CRATES_IO)),
                package("base64", "0.22.0", "MIT", Some(CRATES_IO)),
                package("base64", "0.23.0", "MIT", Some(CRATES_IO)),
                package("copyleft", "1.0.0", "GPL-3.0-only", Some(CRATES_IO)),
                package("forked", "1.0.0", "MIT", Some("git+https://example.com/forked")),
                package("beside", "1.0.0", "MIT", None),
            ],
        }))
        .unwrap();
        let findings = check(&metadata, &rules);
        let names: Vec<&str> =
            findings.iter().map(|finding| finding.split([' ', ':']).next().unwrap()).collect();
        assert_eq!(names, ["copyleft", "forked", "beside", "base64", "gone"], "{findings:#?}");
    }
}
